/** @typedef {import('./units.js').Unit} Unit */
/** @typedef {import('./record.js').Outcome} Outcome */

const SIGNS = { passed: '✔', failed: '✖', skipped: '﹣' };

/** @param {number} ms */
const time = (ms) => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** What has happened so far, told as it happens; and in the end all of it. */
export class Summary {
  #begun = performance.now();
  /** Tells a line. @type {(line?: string) => void} */
  say;
  /** @type {{unit: Unit, from: number, ms: number, code: number | string, outcomes: Outcome[]}[]} */
  #runs = [];

  /** @param {(line?: string) => void} say  what takes the lines */
  constructor(say = console.log) {
    this.say = say;
  }

  /** @param {Unit} unit */
  #of = (unit) => this.#runs.find((run) => run.unit === unit) ?? this.#runs[0];

  /** @param {Unit} unit */
  begin(unit) {
    this.#runs.push({ unit, from: performance.now(), ms: 0, code: 0, outcomes: [] });
    this.say(`${unit.part}: ${unit.name} begins`);
  }

  /** @param {Unit} unit @param {Outcome & {note?: string}} told */
  record(unit, told) {
    if (told.note !== undefined) {
      this.say(`    ${told.note}`);
      return;
    }
    this.#of(unit).outcomes.push(told);
    const where = unit.part === 'browser' ? `${told.file}, ${unit.name}` : told.file;
    this.say(`${SIGNS[told.state]} ${where}: ${told.name} (${(told.ms / 1000).toFixed(1)} s)`);
    if (told.state === 'failed') this.say(told.why?.replace(/^/gm, '    '));
  }

  /** @param {Unit} unit @param {number | string} code  how it ended */
  end(unit, code) {
    const run = this.#of(unit);
    run.ms = performance.now() - run.from;
    run.code = code;
    // What reports no tests is one test; one that ended badly without a failed test is a failed one.
    const { name, part, files } = unit;
    const told = run.outcomes.some(({ state }) => state === 'failed');
    if (code !== 0 && !told) {
      this.record(unit, {
        name,
        file: part,
        state: 'failed',
        ms: run.ms,
        why: `it ended with ${code}`,
      });
    } else if (!files) this.record(unit, { name, file: part, state: 'passed', ms: run.ms });
    this.say(`${part}: ${name} took ${time(run.ms)}`);
  }

  /** @param {Outcome['state']} state @param {string} [part] */
  #with(state, part) {
    return this.#runs
      .filter(({ unit }) => part === undefined || unit.part === part)
      .flatMap(({ unit, outcomes }) =>
        outcomes
          .filter((outcome) => outcome.state === state)
          .map((outcome) => ({ unit, ...outcome })),
      );
  }

  /** @returns {string[]} files from which no test came */
  #silent() {
    const named = new Set(this.#runs.flatMap(({ unit }) => unit.files ?? []));
    for (const { file } of this.#runs.flatMap(({ outcomes }) => outcomes)) named.delete(file);
    return [...named];
  }

  /** @returns {boolean} whether nothing failed */
  print() {
    const failed = this.#with('failed');
    const skipped = this.#with('skipped');
    if (failed.length > 0) this.say('\nfailed:');
    for (const { file, name, unit, why } of failed) {
      this.say(
        `  ${file}: ${name}${unit.part === 'browser' ? `, ${unit.name}` : ''}\n${why?.replace(/^/gm, '    ')}`,
      );
    }
    this.say(skipped.length > 0 ? '\nskipped:' : '\nnothing was skipped');
    for (const { file, name, why } of skipped)
      this.say(`  ${file}: ${name}: ${why || 'no reason given'}`);
    for (const file of this.#silent()) this.say(`  ${file}: no test in it ran`);
    this.say('\npart       passed  failed  skipped  took');
    for (const part of new Set(this.#runs.map(({ unit }) => unit.part))) {
      const counts = /** @type {const} */ (['passed', 'failed', 'skipped']).map((state) =>
        String(this.#with(state, part).length),
      );
      const ms = this.#runs
        .filter(({ unit }) => unit.part === part)
        .reduce((sum, run) => sum + run.ms, 0);
      const [passed, lost, left] = counts;
      this.say(
        `${part.padEnd(10)} ${passed.padStart(6)} ${lost.padStart(7)} ${left.padStart(8)}  ${time(ms)}`,
      );
    }
    const whole = time(performance.now() - this.#begun);
    this.say(`all of it took ${whole}, several parts at a time\n`);
    const passed = this.#with('passed').length;
    this.say(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
    return failed.length === 0;
  }
}
