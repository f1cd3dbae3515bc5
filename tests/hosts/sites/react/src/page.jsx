import { useEffect, useState } from 'react';
import { MlpLab } from 'mlp-lab/react';

const SMALL = 'trainSize=4000&testSize=1000';

/** Two pages of one site; the second has no lab. */
export function Page() {
  const [hash, setHash] = useState('');
  const [done, setDone] = useState(0);
  const night = () => document.documentElement.classList.toggle('night');
  useEffect(() => {
    const go = () => setHash(location.hash);
    addEventListener('hashchange', go);
    return () => removeEventListener('hashchange', go);
  }, []);
  if (hash === '#away') return <h1>Away</h1>;
  return (
    <>
      <button id="night" onClick={night}>
        Night
      </button>
      <h1>React</h1>
      <p>
        A page by React, with two labs in it. <a href="#away">Away</a>
      </p>
      <MlpLab id="a" view="train" epochs={3} config={SMALL} autostart={false} onDone={() => setDone(done + 1)}>
        With JavaScript, a neural network would learn to read digits here.
      </MlpLab>
      <p id="told">{done}</p>
      <mlp-lab id="b" view="curve" config={SMALL} autostart={false}>
        With JavaScript, a neural network would learn to read digits here.
      </mlp-lab>
    </>
  );
}
