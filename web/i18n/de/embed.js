/** web/i18n/en/embed.js in German. */

/** @type {typeof import('../en/embed.js').texts} */
export const embed = {
  title: 'Ein neuronales Netz zum Trainieren',
  promise: {
    full: 'Es lernt Ziffern lesen, hier in Ihrem Browser; dann zeichnen Sie eine.',
    train: 'Es lernt Ziffern lesen, hier in Ihrem Browser; dann zeichnen Sie eine.',
    curve: 'Es lernt Ziffern lesen, hier in Ihrem Browser; sehen Sie zu, wie sein Fehler fällt.',
    draw: 'Zeichnen Sie eine Ziffer, und ein neuronales Netz in Ihrem Browser liest sie.',
  },
  start: 'Start',
  loading: 'Wird geladen …',
  again: 'Noch einmal versuchen',
  notLoaded:
    'Das Labor konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal, oder laden Sie die Seite neu.',
  badChoice: (name, value, choices) =>
    `Das Attribut ${name}="${value}" ist keines von ${choices.join(', ')}; „${choices[0]}“ gilt.`,
  badParts: (unknown, parts) =>
    `Das Attribut hide nennt Teile, die es nicht gibt: ${unknown.join(', ')}. ` +
    `Die Teile sind ${parts.join(', ')}.`,
  notReady: 'Das Netz kann noch nichts lesen; warten Sie auf das Ereignis mlp-ready.',
  badPixels: (expected) =>
    `Das Netz liest ein Bild aus ${expected} ganzen Zahlen von 0 bis 255; geben Sie ihm diese.`,
};
