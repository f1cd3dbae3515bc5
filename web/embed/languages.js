/** The languages of the lab besides English. A new one is a folder in web/i18n and a line here. */
import { addLanguage } from '../i18n/translate.js';

addLanguage('de', async () => (await import('../i18n/de/index.js')).translation);
addLanguage('es', async () => (await import('../i18n/es/index.js')).translation);
addLanguage('zh', async () => (await import('../i18n/zh/index.js')).translation);
