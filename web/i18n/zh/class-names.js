/** web/i18n/en/class-names.js in Chinese: CIFAR-10, and the generated shapes. */
export const classNames = {
  known: {
    'airplane,automobile,bird,cat,deer,dog,frog,horse,ship,truck': [
      '飞机',
      '汽车',
      '鸟',
      '猫',
      '鹿',
      '狗',
      '青蛙',
      '马',
      '船',
      '卡车',
    ],
    'circle,ring,crescent,square,triangle,star,cross,arrow,heart,bars': [
      '圆',
      '圆环',
      '月牙',
      '正方形',
      '三角形',
      '星',
      '十字',
      '箭头',
      '心形',
      '条纹',
    ],
  },
};
