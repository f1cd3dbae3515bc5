'use client';

export function Night() {
  return (
    <button id="night" onClick={() => document.documentElement.classList.toggle('night')}>
      Night
    </button>
  );
}
