import { MlpError } from '../../engine/index.js';
import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../../elements/base/types.js').DatasetChoice} DatasetChoice */
/** @typedef {import('./own-store.js').Dataset} Dataset */

/** The data sets of this page: generated ones, the site's, and the person's own. */
export class Datasets {
  /** @type {Promise<DatasetChoice[]> | null} */
  #published = null;
  /** Whether the person's own data set is among them. */
  takesFiles = false;
  /** @type {Promise<import('./own-data.js').OwnData> | null} */
  #own = null;

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
    return this.takesFiles ? [...choices, await (await this.own()).choice()] : choices;
  }

  /** The person's own. Only labs that take files load this code. */
  own() {
    this.#own ??= import('./own-data.js').then(({ OwnData }) => new OwnData());
    return this.#own;
  }

  /**
   * @param {string} name  of a published data set
   * @returns {Promise<string>} its title
   * @throws {MlpError} "data-missing" when this site does not have it
   */
  async require(name) {
    const choice = (await this.list()).find((candidate) => candidate.name === name);
    if (!choice?.available) {
      throw new MlpError('data-missing', texts.notHere(choice?.title ?? name));
    }
    return choice.title;
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
