/** A person's own data: opened, shown, prepared. The one way for the page, the command line and the module. */
import { MlpError } from '../../engine/errors.js';
import { english, fault, note } from '../base/note.js';
import { expand } from '../sources/expand.js';
import { checkChoices } from './check-choices.js';
import { chooseForm, TURNS } from './choices.js';
import { expectedWarnings, imagesOf, splitWarnings } from './class-warnings.js';
import { classesOf } from './classes.js';
import { examplesOf } from './examples.js';
import { loadImages } from './images.js';
import { lookAt } from './look.js';
import { atOrder, prepareSamples, prepareTest, testPart } from './prepare.js';
import { readContents } from './read.js';
import { renderer } from './render.js';
import { samplesSha256 } from './samples-sha256.js';
import { openEach, picturesIn } from './unreadable.js';
import { severalSets, withoutTwins } from './which-files.js';

/** @typedef {import('../../engine/samples.js').Samples} Samples */
/** @typedef {import('../sources/expand.js').SourceFile} SourceFile */
/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./choices.js').OwnChoices} OwnChoices */
/** @typedef {import('../base/note.js').Note} Note */
/** @typedef {import('../sources/expand.js').LeftOut} LeftOut */

/**
 * @typedef {object} OtherOptions
 * @property {string} [only]  a text that the paths of the files that count have in them
 * @property {(path: string) => void} [onFile]
 * @typedef {import('./read.js').HowToRead & OtherOptions} OwnOptions
 */

/**
 * What was understood of a person's files.
 * @template [Text=string]
 * @typedef {object} OwnPreview
 * @property {number} count  labelled images, without pictures that are known to be unreadable
 * @property {number} unlabelled  images without labels, which can be predicted but not trained on
 * @property {{name: string, train: number, test: number, unsplit: number}[]} classes  with the images that
 *   names say are for training (those for validation too) or the test, and those they say nothing of
 * @property {boolean} isSplit  whether names say which images are the test's; else some of each class are drawn
 * @property {{width: number, height: number, channels: number}} sample
 * @property {OwnChoices} choices  those that were given and those that were guessed
 * @property {number} pictures  files and other parts that are encoded pictures
 * @property {number} opened  of them so far: all after openEach(), else up to 256
 * @property {string[]} unreadable  the paths of those among them that cannot be read; leftOut says why
 * @property {Text[]} guesses  a sentence for each that was guessed
 * @property {{path: string, became: Text}[]} files
 * @property {{path: string, why: Text}[]} leftOut
 * @property {number} hidden  files that systems leave behind
 * @property {Text[]} warnings  of what is probably wrong: classes without images to train on, labels of one name, ...
 * @property {Text[]} notes
 */

/**
 * Opens a person's files: folders, archives, arrays, tables, pictures.
 *
 * @template [Text=string]
 * @param {SourceFile[]} sources
 * @param {OwnOptions} [options]
 * @param {import('../../i18n/say.js').Say<Text>} [say]  English unless given
 * @returns {Promise<OwnSet<Text>>}
 * @throws {MlpError} "own-empty": nothing that is read; "own-several": more than one data set; and what the
 *   formats throw
 */
export async function openOwnFiles(
  sources,
  { only = '', labels = 'fine', onFile, decodeParquet } = {},
  say = /** @type {any} */ (english),
) {
  const { files, leftOut, hidden } = await expand(sources, { onFile });
  const wanted = files.filter(({ path }) => path.toLowerCase().includes(only.toLowerCase()));
  const { single, notes } = await withoutTwins(wanted);
  const contents = await readContents(single, { labels, onFile, decodeParquet });
  const left = [...leftOut, ...contents.leftOut];
  if (contents.blocks.length === 0) throw nothingIn(sources, left, hidden, only);
  severalSets(contents.blocks);
  const found = {
    names: contents.names,
    files: contents.became,
    leftOut: left,
    hidden,
    ...{ notes: [...notes, ...contents.notes], warnings: contents.warnings },
    emnist: wanted.some(({ path }) => /emnist/i.test(path)),
  };
  return new OwnSet(contents.blocks, found, say);
}

/**
 * Files that were opened.
 * @template [Text=string]
 */
export class OwnSet {
  #blocks;
  #found;
  #say;
  /** @type {Promise<import('./look.js').SetLooks> | undefined} */
  #looks;
  /** Once every picture was opened. @type {import('./unreadable.js').Unreadable | null} */
  #unreadable = null;

  /**
   * @param {Block[]} blocks
   * @param {{names: Map<number, string>, files: OwnPreview<Note>['files'], leftOut: LeftOut[],
   *   hidden: number, notes: Note[], warnings: Note[], emnist: boolean}} found
   * @param {import('../../i18n/say.js').Say<Text>} say
   */
  constructor(blocks, found, say) {
    this.#blocks = blocks;
    this.#found = found;
    this.#say = say;
  }

  /** @param {Note[]} notes */
  #said(notes) {
    return notes.map((each) => this.#say.note(each));
  }

  /** @param {LeftOut[]} files */
  #reasons(files) {
    return files.map(({ path, why }) => ({ path, why: this.#say.reason(why) }));
  }

  /** @returns {Block[]} */
  get #labelled() {
    return this.#blocks.filter(({ labels }) => labels);
  }

  /** @param {string[]} leaveOut  names of classes */
  #classes(leaveOut) {
    const { names, leftOut } = this.#found;
    return classesOf(this.#labelled, names, leaveOut, leftOut);
  }

  /**
   * Opens every picture to see whether it can be read; without it preview() knows only of the 256 that it
   * looks at. None is kept.
   * @param {import('./prepare.js').Hooks} [hooks]
   */
  async openEach(hooks = {}) {
    this.#unreadable = await openEach(this.#blocks, hooks);
  }

  /**
   * What was understood, before anything is trained. Counts come from labels, sizes and colours from up to
   * 256 images.
   * @param {Partial<OwnChoices>} [given]
   * @returns {Promise<OwnPreview<Text>>}
   * @throws {MlpError} a choice that cannot be
   */
  async preview(given = {}) {
    const { choices, plan, guesses, looks } = await this.#plan(given);
    const { files, leftOut, hidden, notes, warnings } = this.#found;
    const classes = this.#classes(choices.leaveOut);
    const parts = classes.names.map(() => ({ none: 0, train: 0, val: 0, test: 0 }));
    const unreadable = this.#unreadable ?? looks.unreadable;
    const pictures = picturesIn(this.#blocks);
    const opened = this.#unreadable ? pictures : looks.opened;
    for (const block of this.#labelled) {
      const { part, count, labels } = block;
      for (let i = 0; i < count; i++) {
        if (unreadable.has(block, i)) continue;
        const label = classes.indexOf(/** @type {any} */ (labels)[i]);
        if (label < 0) continue;
        parts[label][part ?? 'none']++;
      }
    }
    const held = testPart((part) => parts.some((images) => images[part] > 0));
    const unlabelled = this.#blocks.reduce((sum, one) => sum + (one.labels ? 0 : one.count), 0);
    return {
      count: parts.reduce((sum, images) => sum + imagesOf(images), 0),
      unlabelled,
      classes: parts.map(({ none, train, val, test }, i) => ({
        ...{ name: classes.names[i], train: train + val, test, unsplit: none },
      })),
      isSplit: held !== null,
      sample: { width: plan.width, height: plan.height, channels: plan.channels },
      choices,
      ...{ pictures, opened, unreadable: unreadable.leftOut.map(({ path }) => path) },
      guesses: this.#said(guesses),
      files: files.map(({ path, became }) => ({ path, became: this.#say.note(became) })),
      leftOut: this.#reasons([...leftOut, ...unreadable.leftOut]),
      hidden,
      warnings: this.#said([
        ...[...warnings, ...classes.warnings],
        ...expectedWarnings(classes.names, parts, held),
      ]),
      notes: this.#said([
        ...[...notes, ...lookNotes(looks)],
        ...(opened < pictures ? [note('someOpened', { opened, pictures })] : []),
      ]),
    };
  }

  /**
   * Some images of each class, as they would be prepared.
   * @param {Partial<OwnChoices>} given
   * @param {number} perClass
   * @returns {Promise<Uint8Array[][]>} [class][image] samples, [channels][height][width]
   * @throws {MlpError} a choice that cannot be
   */
  async examples(given, perClass) {
    const { choices, plan, looks } = await this.#plan(given);
    const classes = this.#classes(choices.leaveOut);
    const render = renderer(await loadImages(), plan, looks.levels);
    return examplesOf(this.#labelled, classes, render, perClass);
  }

  /**
   * What preparing would do with these choices.
   * @param {Partial<OwnChoices>} given
   * @returns {Promise<{sizes: [width: number, height: number][], light: boolean, notes: Text[]}>} sizes:
   *   that occur; light: whether the edges of most images are, as paper is
   * @throws {MlpError} a choice that cannot be
   */
  async explain(given) {
    const { guesses, looks } = await this.#plan(given);
    const { sizes, light } = looks;
    const { notes, leftOut, hidden } = this.#found;
    const left = leftOutNotes(leftOut, hidden);
    return {
      ...{ sizes, light },
      notes: this.#said([...notes, ...guesses, ...lookNotes(looks), ...left]),
    };
  }

  /**
   * Makes the samples.
   * @param {Partial<OwnChoices>} [given]
   * @param {import('./prepare.js').Hooks} [hooks]
   * @returns {Promise<{train: Samples, test: Samples, notes: Text[], choices: OwnChoices,
   *   leftOut: {path: string, why: Text}[], sha256: string}>} notes: sentences on everything that was
   *   guessed or left out; sha256: of the samples, the name of the set
   * @throws {MlpError} "own-limit", "own-size", "own-classes", "own-few", ...
   */
  async prepare(given = {}, hooks = {}) {
    const { choices, plan, guesses, looks } = await this.#plan(given);
    const { notes, warnings, leftOut: before, hidden } = this.#found;
    const classes = this.#classes(choices.leaveOut);
    const {
      train,
      test,
      leftOut,
      notes: split,
    } = await prepareSamples(
      {
        blocks: this.#labelled,
        classes,
        sample: plan,
        levels: looks.levels,
        testShare: choices.testShare,
        seed: choices.seed,
      },
      await loadImages(),
      hooks,
    );
    const left = [...before, ...leftOut];
    return {
      train,
      test,
      choices,
      leftOut: this.#reasons(left),
      sha256: await samplesSha256([train, test], (done) => atOrder(hooks, 3 + done)),
      notes: this.#said([
        ...[...warnings, ...classes.warnings, ...splitWarnings(train, test)],
        ...[...notes, ...guesses, ...lookNotes(looks)],
        ...[...split, ...leftOutNotes(left, hidden)],
      ]),
    };
  }

  /**
   * Images to test a network on: those that names say are for that, else those for validation, else all.
   * @param {string[]} classNames  of the network, in its order
   * @param {Partial<OwnChoices>} given
   * @param {import('./prepare.js').Hooks} [hooks]
   * @returns {Promise<{samples: Samples, notes: Text[]}>}
   * @throws {MlpError} "own-unknown": classes that the network does not have; and as prepare()
   */
  async testSamples(classNames, given, hooks = {}) {
    const { choices, plan, guesses, looks } = await this.#plan(given);
    const { notes, warnings, leftOut: before, hidden } = this.#found;
    const own = this.#classes(choices.leaveOut);
    const unknown = own.names.filter((name) => !classNames.includes(name));
    if (unknown.length > 0) {
      const some = { unknown: unknown.slice(0, 5), known: classNames.slice(0, 20) };
      throw fault('own-unknown', note('unknownClasses', some), { unknown });
    }
    const labelled = this.#labelled;
    const parts = ['test', 'val'].map((part) => labelled.filter((one) => one.part === part));
    const blocks = parts.find(({ length }) => length > 0) ?? labelled;
    const indexOf = (/** @type {number | string} */ label) => {
      const index = own.indexOf(label);
      return index < 0 ? -1 : classNames.indexOf(own.names[index]);
    };
    const { testShare, seed } = choices;
    const { samples, leftOut } = await prepareTest(
      {
        blocks,
        classes: { names: classNames, indexOf },
        sample: plan,
        levels: looks.levels,
        testShare,
        seed,
      },
      await loadImages(),
      hooks,
    );
    const left = leftOutNotes([...before, ...leftOut], hidden);
    return {
      samples,
      notes: this.#said([
        ...[...warnings, ...own.warnings, ...notes, ...guesses],
        ...[...lookNotes(looks), ...left],
      ]),
    };
  }

  /**
   * Every image, labelled or not, as a network wants it, one at a time and in the order of the files.
   * @param {Partial<OwnChoices>} given
   * @yields {{name: string, label: string | null, pixels: Uint8Array} | {name: string, why: string}} why: a
   *   picture that cannot be read
   * @returns {AsyncGenerator<{name: string, label: string | null, pixels: Uint8Array} | {name: string, why: string}, void>}
   */
  async *each(given) {
    const { plan, looks } = await this.#plan(given);
    const { names } = this.#found;
    const classes = this.#labelled.length > 0 ? classesOf(this.#labelled, names) : null;
    const render = renderer(await loadImages(), plan, looks.levels);
    for (const block of this.#blocks) {
      for (let i = 0; i < block.count; i++) {
        const name = block.name?.(i) ?? `${block.file}, image ${i}`;
        const label =
          block.labels && classes
            ? (classes.names[classes.indexOf(block.labels[i])] ?? null)
            : null;
        try {
          yield { name, label, pixels: await render(block, i) };
        } catch (error) {
          if (!(error instanceof MlpError)) throw error;
          yield { name, why: error.message };
        }
      }
    }
  }

  /** @param {Partial<OwnChoices>} given */
  async #plan(given) {
    checkChoices(given);
    this.#looks ??= lookAt(this.#blocks);
    const looks = await this.#looks;
    const { choices, width, height, guesses } = chooseForm(given, looks, this.#found.emnist);
    const grey = choices.colour === 'grey';
    const invert = given.invert ?? (grey && looks.light);
    if (given.invert === undefined && invert) {
      guesses.push(note('inverted'));
    }
    const whole = { ...choices, invert };
    const plan = {
      width,
      height,
      channels: grey ? 1 : 3,
      turn: TURNS.indexOf(choices.turn) + 1,
      fit: choices.fit,
      background: looks.background,
      invert,
    };
    return { choices: whole, plan, guesses, looks };
  }
}

/** @param {import('./look.js').SetLooks} looks */
const lookNotes = ({ profile, transparent, background, levels }) => [
  ...(levels.note ? [levels.note] : []),
  ...(transparent ? [note('behindTransparent', { white: background > 0 })] : []),
  ...(profile ? [note('profileLeft')] : []),
];

/** @param {LeftOut[]} leftOut @param {number} hidden */
const leftOutNotes = (leftOut, hidden) => [
  ...(leftOut.length > 0
    ? [note('filesLeftOut', { files: leftOut.length, shown: leftOut.slice(0, 3) })]
    : []),
  ...(hidden > 0 ? [note('hiddenLeftOut', { files: hidden })] : []),
];

/** @param {SourceFile[]} sources @param {LeftOut[]} leftOut @param {number} hidden @param {string} only */
const nothingIn = ({ length: files }, leftOut, hidden, only) =>
  fault('own-empty', note('nothing', { files, hidden, only, shown: leftOut.slice(0, 3) }));
