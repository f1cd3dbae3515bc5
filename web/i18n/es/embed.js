/** web/i18n/en/embed.js in Spanish. */

/** @type {typeof import('../en/embed.js').texts} */
export const embed = {
  title: 'Una red neuronal para entrenar',
  promise: {
    full: 'Aprende a leer dígitos aquí, en su navegador; después dibuje uno.',
    train: 'Aprende a leer dígitos aquí, en su navegador; después dibuje uno.',
    curve: 'Aprende a leer dígitos aquí, en su navegador; vea cómo baja su error.',
    draw: 'Dibuje un dígito y una red neuronal en su navegador lo leerá.',
  },
  start: 'Empezar',
  loading: 'Cargando…',
  again: 'Intentar de nuevo',
  notLoaded:
    'No se pudo cargar el laboratorio. Compruebe la conexión e inténtelo de nuevo, o recargue la página.',
  badChoice: (name, value, choices) =>
    `El atributo ${name}="${value}" no es ninguno de ${choices.join(', ')}; se usa «${choices[0]}».`,
  badParts: (unknown, parts) =>
    `El atributo hide nombra partes que no existen: ${unknown.join(', ')}. ` +
    `Las partes son ${parts.join(', ')}.`,
  notReady: 'La red aún no puede leer nada; espere al evento mlp-ready.',
  badPixels: (expected) =>
    `La red lee una imagen de ${expected} números enteros de 0 a 255; dele esos.`,
};
