/** web/i18n/en/class-names.js in Spanish: CIFAR-10, and the generated shapes. */
export const classNames = {
  known: {
    'airplane,automobile,bird,cat,deer,dog,frog,horse,ship,truck': [
      'avión',
      'automóvil',
      'pájaro',
      'gato',
      'ciervo',
      'perro',
      'rana',
      'caballo',
      'barco',
      'camión',
    ],
    'circle,ring,crescent,square,triangle,star,cross,arrow,heart,bars': [
      'círculo',
      'anillo',
      'media luna',
      'cuadrado',
      'triángulo',
      'estrella',
      'cruz',
      'flecha',
      'corazón',
      'barras',
    ],
  },
};
