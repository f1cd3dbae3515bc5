'use client';

import { useTheme } from 'nextra-theme-docs';

export function Night() {
  const { resolvedTheme, setTheme } = useTheme();
  const night = () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark');
  return (
    <button id="night" onClick={night}>
      Night
    </button>
  );
}
