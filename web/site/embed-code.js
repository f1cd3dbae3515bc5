/**
 * Code to paste into another page, with this configuration.
 * @param {string} hash  of the configuration, "#..."
 * @param {string} site  URL of this page's folder
 * @param {string} language  of this page; the code names it unless it is English
 * @returns {{tag: string, iframe: string, link: string}}
 */
export function embedCode(hash, site, language) {
  const config = hash.replace(/^#/, '');
  const attribute = config.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const at = (/** @type {string} */ path) => new URL(path, site).href;
  const spoken = language === 'en' ? '' : language;
  return {
    tag:
      `<script type="module" src="${at('mlp-lab.js')}"></script>\n` +
      `<mlp-lab view="train"${spoken && ` lang="${spoken}"`} config="${attribute}"></mlp-lab>`,
    iframe:
      `<iframe src="${at('embed.html')}#view=train&amp;${spoken && `lang=${spoken}&amp;`}${attribute}" ` +
      'title="A neural network to train" width="100%" height="860" style="border: 0"></iframe>',
    link: at(`./${spoken && `?lang=${spoken}`}${hash}`),
  };
}
