import { useState } from 'react';
import { MlpLab } from 'mlp-lab/react';

/** A lab, and under it what it reached. */
export function Lesson() {
  const [rate, setRate] = useState(null);
  return (
    <section>
      <MlpLab view="train" epochs={3} onDone={({ detail }) => setRate(detail.testErrorRate)}>
        With JavaScript, a neural network would learn to read digits here.
      </MlpLab>
      <p>{rate === null ? 'Press Train.' : `It misreads ${(100 * rate).toFixed(2)} %.`}</p>
    </section>
  );
}
