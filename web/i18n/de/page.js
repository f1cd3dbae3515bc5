/** web/i18n/en/page.js in German. */
import { percent, rate as written } from '../numbers.js';

/** @type {typeof import('../en/page.js').texts} */
export const page = {
  said: (sentence) =>
    import('./said.js').then(
      ({ said }) => said(sentence),
      () => sentence,
    ),
  notKept:
    'Der Speicher dieses Browsers ist voll oder gesperrt: Beim Neuladen gingen dieser Lauf und die Liste verloren.',
  runName: (number) => `Lauf ${number}`,
  starting: 'Der Rechenkern wird gestartet …',
  lost: 'Dieser Teil ließ sich nicht laden. Gehen Sie online, falls Sie es nicht sind, und laden Sie die Seite neu.',
  startAgain: 'Neu beginnen',
  backToDigits: 'Erzeugte Ziffern nehmen',
  tryRate: (rate) => `Lernrate ${written(rate)} versuchen`,
  nothingToDownload: 'Noch gibt es nichts herunterzuladen; trainieren Sie zuerst.',
  epochDone: (epoch, epochs, rate) =>
    `Epoche ${epoch} von ${epochs}: Validierungsfehler ${percent(rate)}.`,
  runDone: (rate) => `Das Training ist fertig: Testfehler ${percent(rate)}.`,
  reference: 'Referenz',
  digits: 'Erzeugte Ziffern',
  shapes: 'Erzeugte Formen',
  notHere: (title) =>
    `Auf dieser Site gibt es ${title} nicht. Die Dateien lassen sich von Ihrem Gerät öffnen, oder ` +
    'nehmen Sie die erzeugten Ziffern.',
};
