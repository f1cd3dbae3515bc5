import { MlpError } from '../../engine/index.js';
import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../../elements/base/types.js').DatasetChoice} DatasetChoice */
/** @typedef {import('./own-files.js').Dataset} Dataset */

/** The data sets of this page: generated ones, the site's, and the person's own. */
export class Datasets {
  /** @type {Promise<DatasetChoice[]> | null} */
  #published = null;
  /** @type {Dataset | null} */
  #custom = null;
  /** Whether the person's own data set of an earlier visit is in the storage. */
  #isStored = false;

  /** @param {string} baseUrl  the folder of the packs, ending with "/"; empty for none */
  constructor(baseUrl) {
    /** Folder of the packs. */
    this.baseUrl = baseUrl;
  }

  /** @returns {Promise<DatasetChoice[]>} in the order of the menu */
  async list() {
    this.#published ??= this.baseUrl ? publishedAt(this.baseUrl) : Promise.resolve([]);
    /** @type {DatasetChoice[]} */
    const choices = [
      { name: 'digits', title: texts.digits, bytes: null, available: true },
      { name: 'shapes', title: texts.shapes, bytes: null, available: true },
      ...(await this.#published),
    ];
    const available = this.#isStored || this.#custom !== null;
    return [...choices, { name: 'custom', title: texts.own, bytes: null, available }];
  }

  /**
   * @param {string} name  of a published data set
   * @throws {MlpError} "data-missing" when this site does not have it
   */
  async require(name) {
    const choice = (await this.list()).find((candidate) => candidate.name === name);
    if (!choice?.available) {
      throw new MlpError('data-missing', texts.notHere(choice?.title ?? name));
    }
  }

  /** Looks for the person's own data set of an earlier visit. */
  async recall() {
    const { hasOwn } = await import('./own-store.js');
    this.#isStored = await hasOwn();
  }

  /**
   * The person's own data set.
   * @returns {Promise<Dataset>}
   * @throws {MlpError} "data-missing"
   */
  async custom() {
    if (this.#isStored) this.#custom ??= await (await import('./own-store.js')).loadOwn();
    if (this.#custom) return this.#custom;
    throw new MlpError('data-missing', texts.ownGone);
  }

  /**
   * Reads a person's files: one or two pairs of IDX images and labels, or CIFAR-10 batches.
   * @param {File[]} files
   * @throws {MlpError} the decoder's error for a bad file
   */
  async fromFiles(files) {
    const { datasetOf } = await import('./own-files.js');
    this.#custom = await datasetOf(files);
  }

  /** @returns {Promise<string>} a sentence when the own data set cannot be kept over a reload, or empty */
  async keep() {
    const { keepOwn } = await import('./own-store.js');
    return this.#custom ? keepOwn(this.#custom) : '';
  }

  /** @param {string[]} classNames  of the person's own data set */
  renameClasses(classNames) {
    if (!this.#custom) return;
    const { train, test } = this.#custom;
    this.#custom = { train: { ...train, classNames }, test: { ...test, classNames } };
    void this.keep();
  }
}

/**
 * The published data sets, whether or not the site has them. Only sites with data load this code.
 * @param {string} baseUrl
 * @returns {Promise<DatasetChoice[]>}
 */
async function publishedAt(baseUrl) {
  const [{ listPacks }, { catalogue }] = await Promise.all([
    import('../../data/shards.js'),
    import('../../data/catalogue.js'),
  ]);
  const packs = await listPacks(baseUrl);
  return Object.entries(catalogue).map(([name, { title }]) => {
    const pack = packs.find((candidate) => candidate.name === name);
    return { name, title, bytes: pack?.bytes ?? null, available: pack !== undefined };
  });
}
