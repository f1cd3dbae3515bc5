/** The commands: what each is for, its flags, and examples. */
import { FLAGS } from '../options/flags.js';
import { ownFlags, ownReadingFlags } from '../options/own-flags.js';
import { recipeFlags } from '../options/recipe-flags.js';

/** @typedef {import('../options/flags.js').Flag} Flag */

/**
 * @typedef {object} CommandText
 * @property {string} name
 * @property {string} summary  one line
 * @property {string} usage  what stands behind the name
 * @property {boolean} [takesFiles]  whether it takes arguments without a flag
 * @property {[title: string, flags: Flag[]][]} groups
 * @property {string} about  a paragraph
 * @property {[command: string, what: string][]} examples
 */

const { data, preset, variant, wide, save, checkpoint, resume, model, index, part, json, quick } =
  FLAGS;
const { results, plot, workers, list, link, queue, seeds, reach, testError } = FLAGS;
const { format, weights, pixels, input, channels, classes, initFrom, freeze, teacher } = FLAGS;

/**
 * @param {Record<string, import('../../engine/recipe/fields.js').RecipeField>} fields  the table of
 *   settings
 * @param {Record<string, string>} help  a line for each
 * @returns {CommandText[]}
 */
export function commandsFor(fields, help) {
  const settings = recipeFlags(fields, help);
  /** @type {(...names: string[]) => Flag[]} */
  const some = (...names) =>
    settings.flatMap(([, flags]) => flags.filter(({ name }) => names.includes(name)));
  // Of a network that has learnt already: "what to learn from" would be wrong.
  const [dataset] = some('dataset').map((flag) => ({
    ...flag,
    help: 'the first two need no files',
  }));
  /** @type {[string, Flag[]]} */
  const foreign = [
    'What the file of another program may not say',
    [pixels, input, channels, classes, ...some('activation')],
  ];
  /** @type {CommandText['groups']} */
  const training = [
    ['What to start from', [preset, data]],
    ...settings.slice(0, 1),
    ['Your own images', ownFlags],
    ...settings.slice(1),
  ];
  return [
    {
      name: 'train',
      summary: 'train a network and print how well it reads',
      usage: '[options]',
      about:
        'Trains a network, prints its error on the validation images after every epoch, then tests it. ' +
        'Without any option it learns generated digits, which needs no files. Ctrl-C stops early ' +
        'and still tests what was reached; a second Ctrl-C quits at once.',
      groups: [
        ...training,
        [
          'What was learnt before',
          [link, initFrom, freeze, teacher, pixels, input, channels, classes],
        ],
        ['The rest', [save, checkpoint, resume, json, variant, wide]],
      ],
      examples: [
        ['mlp-lab train', 'generated digits, a few seconds'],
        ['mlp-lab train --dataset shapes --layers 128,64', 'coloured shapes, two hidden layers'],
        ['mlp-lab train --preset mnist-seed --data ~/mnist', 'the reference network on MNIST'],
        ['mlp-lab train --data ~/pets', 'your own images'],
        ["mlp-lab train --link '#preset=...&weights=...'", 'a run of somebody else, checked'],
        ['mlp-lab train --save digits.safetensors', 'keep it for eval and predict'],
        ['mlp-lab train --checkpoint run.mlpckpt', 'survive a crash or a power cut'],
        ['mlp-lab train --resume run.mlpckpt', 'continue after one'],
        ['mlp-lab train --init-from net.safetensors', 'train on from a network'],
        ['mlp-lab train --teacher a.safetensors,b.safetensors', 'learn from two larger ones'],
      ],
    },
    {
      name: 'lr-find',
      summary: 'look for a learning rate',
      usage: '[options]',
      about:
        'Trains up to 200 batches at rates rising from 1e-6 to 10, prints the cost at each, and ' +
        'suggests a tenth of the rate at which it was least. Takes the options of train.',
      groups: [...training, ['The rest', [json, variant, wide]]],
      examples: [['mlp-lab lr-find --dataset digits --optimizer sgd', 'for plain SGD']],
    },
    {
      name: 'sweep',
      summary: 'train many recipes on all cores and compare them',
      usage: 'SPEC.json [options]',
      takesFiles: true,
      about:
        'Trains every point of a grid, points drawn at random, or the best of them for longer ' +
        '(successive halving), each with several seeds, one trial a core. Each result is kept as it ' +
        'comes; after a crash or Ctrl-C the same command goes on. Ends with a table of means and ' +
        'deviations, and a link for each recipe. docs/sweeps.md says what the file holds.',
      groups: [
        ['What comes of it', [results, plot, json]],
        ['How to run', [workers, list, queue, variant, wide]],
      ],
      examples: [
        ['mlp-lab sweep rates.json', 'results in rates.results.jsonl'],
        ['mlp-lab sweep rates.json --plot rates.html', 'and the curves'],
        ['mlp-lab sweep rates.json --list', 'commands for Slurm or GNU parallel'],
        ['mlp-lab sweep rates.json --queue redis://box:6379', 'trained by sweep-worker'],
      ],
    },
    {
      name: 'sweep-worker',
      summary: 'train what sweep --queue hands out',
      usage: '--queue URL [options]',
      about:
        'Takes trials of sweeps from a queue and trains them, one a core, until it is stopped. There ' +
        'can be any number of workers, on any machines; what a worker had begun when it ended goes to ' +
        'another. Needs the packages bullmq and ioredis.',
      groups: [
        ['Where from', [{ ...queue, help: 'the Redis server that sweep --queue names' }]],
        [
          'How to run',
          [
            workers,
            { ...data, help: 'where the images are on this machine, if not where sweep has them' },
            variant,
            wide,
          ],
        ],
      ],
      examples: [['mlp-lab sweep-worker --queue redis://box:6379', 'on each machine that helps']],
    },
    {
      name: 'record',
      summary: 'measure how fast a recipe learns, or repeat a record',
      usage: '(time [options] | check LINK [--test-error N])',
      takesFiles: true,
      about:
        'time trains a recipe with several seeds and prints the seconds of each training, from the ' +
        'images in memory to the test error, and the link that repeats it. check trains the recipe ' +
        'of such a link again and says whether its weights, and the test error, are the same. ' +
        'docs/records.md has the rules and the records.',
      groups: [
        ['The record', [seeds, reach, testError]],
        ...training,
        ['The rest', [json, variant, wide]],
      ],
      examples: [
        ['mlp-lab record time --preset mnist-128 --reach 98', 'seconds of 3 trainings'],
        ["mlp-lab record check 'https://.../#preset=...&weights=...'", 'in quotes, for the shell'],
      ],
    },
    {
      name: 'eval',
      summary: 'test a saved network on a data set',
      usage: '--model FILE [options]',
      about:
        'Tests a network that train --save wrote, or one of PyTorch (a state_dict in safetensors), ' +
        'ONNX or TensorFlow.js, on the test images of the data set it was trained ' +
        'on or of another one with images of the same size.',
      groups: [
        ['What to test', [model, data, dataset, ...some('test-size', 'test-views')]],
        foreign,
        ['Your own images', ownReadingFlags],
        ['The rest', [json, variant, wide, ...some('mode', 'threads')]],
      ],
      examples: [
        ['mlp-lab eval --model digits.safetensors', 'on the data set it knows'],
        ['mlp-lab eval --model digits.safetensors --dataset mnist', 'on one it has never seen'],
        ['mlp-lab eval --model pets.safetensors --data ~/pets', 'on your own images'],
      ],
    },
    {
      name: 'predict',
      summary: 'show what a saved network sees in images',
      usage: '--model FILE (IMAGES | --dataset NAME --index N)',
      takesFiles: true,
      about:
        'Prints the three best guesses for an image; for several images, a folder, an archive or a ' +
        'table, a line for each. An image of the size that the network reads is taken as it is. Any ' +
        'other is prepared as the training images were: what is drawn is scaled and centred for a ' +
        'network of digits; a note says what was done.',
      groups: [
        ['What to read', [model, dataset, index, part, data]],
        foreign,
        ['Your own images', ownReadingFlags],
        ['The rest', [json, variant, wide]],
      ],
      examples: [
        ['mlp-lab predict --model digits.safetensors seven.png', 'an image file'],
        ['mlp-lab predict --model digits.safetensors photos/', 'a folder of them'],
        ['mlp-lab predict --model digits.safetensors --dataset digits --index 3', 'a test image'],
      ],
    },
    {
      name: 'export',
      summary: 'write a saved network for another program',
      usage: '--model FILE --format NAME --save FILE [options]',
      about:
        'js and c compute the same bits as this program (float32), or fit in little room (int8). onnx ' +
        'and tfjs are read by their runtimes, with logits that differ by less than 5e-5. html is a ' +
        'page with a pad, tfjs is a folder, and js has its types in a second file.',
      groups: [
        [
          'What to write',
          [model, format, { ...save, help: 'the file, or folder, to write' }, weights],
        ],
        foreign,
        ['The rest', [json]],
      ],
      examples: [
        ['mlp-lab export --model net.safetensors --format js --save net.js', 'a module'],
        ['mlp-lab export --model net.safetensors --format c --save net.h', 'a header'],
        ['mlp-lab export --model net.safetensors --format onnx --save net.onnx', 'for ONNX'],
      ],
    },
    {
      name: 'data',
      summary: 'look at your own images, or save them as one file',
      usage: '(inspect | convert) PATH [options]',
      takesFiles: true,
      about:
        'inspect prints what is understood of a file or folder, before anything is trained: its ' +
        'classes, its parts, what was guessed and what is left out, with every picture that cannot be read. convert prepares the images and ' +
        'saves them: as an NPZ for numpy and Keras, or, where --save does not end in .npz, as a folder ' +
        'of IDX files as MNIST has them.',
      groups: [
        ['Your own images', ownFlags],
        [
          'The rest',
          [
            { ...save, help: 'of convert: set.npz, or a folder that does not exist yet' },
            { ...quick, help: `of inspect: ${quick.help}` },
            json,
          ],
        ],
      ],
      examples: [
        ['mlp-lab data inspect ~/pets', 'what train --data ~/pets would learn'],
        ['mlp-lab data convert ~/pets --save pets.npz', 'one file of it'],
      ],
    },
    {
      name: 'bench',
      summary: 'measure how fast networks learn on this machine',
      usage: '[options]',
      about:
        "Trains a preset's network on generated images for about six seconds and prints how many " +
        'images it learned from in a second, and the most that this machine could do. GFLOP/s ' +
        'are billions of multiplications and additions a second.',
      groups: [
        ['What to measure', [preset]],
        ['The rest', [json, variant, wide, ...some('mode', 'threads')]],
      ],
      examples: [
        ['mlp-lab bench', 'the reference network, 784-30-10'],
        ['mlp-lab bench --preset cifar-relu', 'a larger one'],
        ['mlp-lab bench --mode fast --threads auto', 'as fast as this machine can'],
      ],
    },
  ];
}
