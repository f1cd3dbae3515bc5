/**
 * Writes the lessons as pages of the documentation, from the words and the course that the page has:
 * node web/bundle/lesson-pages.js. A test compares them with what is committed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import '../embed/languages.js';
import { resolveRecipe } from '../engine/index.js';
import { recipeToHash } from '../engine/recipe/write-link.js';
import { releaseLanguage, setLanguage } from '../i18n/translate.js';
import { lessonNames, lessonOf } from '../lessons/course.js';
import { boundsOf, claimText, lessonWords, pressWords } from '../lessons/words.js';

/** The languages of the pages, and the folder of each in docs/. @type {Record<string, string>} */
const FOLDERS = { en: 'lessons', de: 'lessons/de' };

/** A lab with the settings of a step. @param {import('../lessons/course.js').Step} step @param {string} language @param {string} instead */
function labOf({ recipe, press }, language, instead) {
  const config = recipeToHash(resolveRecipe(recipe)).slice(1).replaceAll('&', '&amp;');
  const view = ['draw', 'move'].includes(press.kind) ? 'train' : 'curve';
  return `<mlp-lab view="${view}" lang="${language}" config="${config}">${instead}</mlp-lab>`;
}

/**
 * @param {import('../lessons/course.js').LessonName} name
 * @param {import('../lessons/words.js').Words} words
 * @param {string} language
 */
function pageOf(name, words, language) {
  const { minutes, steps } = lessonOf(name);
  const { title, summary, steps: texts } = words.lessons[name];
  const { docs } = words;
  const parts = [
    `# ${title}`,
    `${summary} (${words.minutes(minutes)})`,
    docs.onPage(`\`?lesson=${name}\``),
    labOf(steps[0], language, docs.noscript),
  ];
  steps.forEach((step, i) => {
    const { title: heading, text, after } = texts[i];
    const link = `?lesson=${name}&step=${i + 1}`;
    const trains = step.recipe !== steps[i - 1]?.recipe;
    const claims = step.claims.map((claim) => claimText(words, claim)).join('; ');
    parts.push(
      `## ${i + 1}. ${heading}`,
      text,
      `${docs.press} **${pressWords(words, step.press, trains)}** (\`${link}\`).`,
      after(boundsOf(words, step.claims)),
      `*${docs.claims}: ${claims}.*`,
    );
  });
  return `${parts.join('\n\n')}\n`;
}

/** @param {import('../lessons/words.js').Words} words */
function listOf(words) {
  const rows = lessonNames.map((name) => {
    const { title, summary } = words.lessons[name];
    return `- [${title}](${name}.md) (${words.minutes(lessonOf(name).minutes)}): ${summary}`;
  });
  return `# ${words.heading}\n\n${words.intro}\n\n${words.docs.onPage('`?lesson=`')}\n\n${rows.join('\n')}\n`;
}

/**
 * Every page by its path in docs/.
 * @returns {Promise<Record<string, string>>}
 */
export async function lessonPages() {
  /** @type {Record<string, string>} */
  const pages = {};
  const speaker = {};
  for (const [language, folder] of Object.entries(FOLDERS)) {
    await setLanguage(speaker, language);
    const words = await lessonWords();
    pages[`${folder}/index.md`] = listOf(words);
    for (const name of lessonNames) pages[`${folder}/${name}.md`] = pageOf(name, words, language);
  }
  await setLanguage(speaker, 'en');
  releaseLanguage(speaker);
  return pages;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const docs = fileURLToPath(new URL('../../docs', import.meta.url));
  for (const [name, text] of Object.entries(await lessonPages())) {
    mkdirSync(path.dirname(path.join(docs, name)), { recursive: true });
    writeFileSync(path.join(docs, name), text);
    console.log(`docs/${name}`);
  }
}
