/** The benchmark's own command line. */
import { parseArgs } from 'node:util';
import { GROUPS } from './contestants.js';
import { NETS } from './nets.js';

const USAGE = `usage: ./build.sh bench [--only NAME,...] [--quick] [--json]
       ./build.sh bench --widening

  --only   these networks and contestants only, e.g. --only A,B,ours,pytorch
           networks: ${Object.keys(NETS).join(' ')}
           contestants: ${Object.keys(GROUPS).join(' ')}
  --quick  fewer and shorter rounds: a look, not a result
  --json   print one JSON document on stdout, the tables on stderr
  --widening
           say which kernels V8 widens to 256 bits, and what it refuses, function by function;
           MLP_NODE=PROGRAM names another Node.js than the one that the benchmark installs

MLP_DATA=DIR: a folder with MNIST; without it, generated digits take its place.
`;

/**
 * Reads the command line; ends the process when it asks for help, or cannot be meant.
 * @returns {{nets: string[], groups: string[], quick: boolean, json: boolean, widening: boolean}}
 */
export function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', default: '' },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        widening: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    const { quick, json, widening } = values;
    return { ...choose(values.only), quick, json, widening };
  } catch (error) {
    process.stderr.write(`error: ${/** @type {Error} */ (error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** @param {string} only  names with commas between */
function choose(only) {
  const words = only.split(',').filter(Boolean);
  const known = [...Object.keys(NETS), ...Object.keys(GROUPS)];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) throw new Error(`--only does not know "${unknown}".`);
  /** @param {Record<string, unknown>} from */
  const chosen = (from) => {
    const names = Object.keys(from).filter((name) => words.includes(name));
    return names.length > 0 ? names : Object.keys(from);
  };
  return { nets: chosen(NETS), groups: chosen(GROUPS) };
}
