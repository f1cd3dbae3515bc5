/** web/i18n/en/class-names.js in German: CIFAR-10, and the generated shapes. */
export const classNames = {
  known: {
    'airplane,automobile,bird,cat,deer,dog,frog,horse,ship,truck': [
      'Flugzeug',
      'Auto',
      'Vogel',
      'Katze',
      'Hirsch',
      'Hund',
      'Frosch',
      'Pferd',
      'Schiff',
      'Lastwagen',
    ],
    'circle,ring,crescent,square,triangle,star,cross,arrow,heart,bars': [
      'Kreis',
      'Ring',
      'Sichel',
      'Quadrat',
      'Dreieck',
      'Stern',
      'Kreuz',
      'Pfeil',
      'Herz',
      'Balken',
    ],
  },
};
