/** @type {typeof import('../en/lessons.js').lessons} */
export const lessons = {
  heading: 'Lecciones',
  intro:
    'Seis lecciones cortas. Cada una entrena redes de verdad aquí, en su navegador, con dígitos que él genera. Sus ejecuciones no se añaden a la lista de usted.',
  minutes: (minutes) => `unos ${minutes} minutos`,
  stepOf: (step, steps) => `Paso ${step} de ${steps}`,
  steps: 'Pasos',
  done: (step) => `${step} (hecho)`,
  press: {
    train: 'Entrenar',
    draw: 'Dibujar',
    move: 'Mover y leer',
    mistake: 'Abrir el error más frecuente',
    look: 'Mostrar',
  },
  trainAnd: {
    draw: 'Entrenar y dibujar',
    move: 'Entrenar, mover y leer',
    mistake: 'Entrenar y abrir el error más frecuente',
    look: 'Entrenar y mostrar',
  },
  working: 'La red se entrena…',
  reading: (pixels) => `La red lee las imágenes, movidas ${pixels} píxeles…`,
  situations: {
    paused: 'El entrenamiento está en pausa; el botón lo continúa.',
    stopped: 'El entrenamiento se terminó antes de tiempo; entrene otra vez para ver la respuesta.',
    other: 'El laboratorio tiene otros ajustes que este paso; el botón los vuelve a poner.',
    earlier: 'Ya ha hecho este paso; el botón lo repite.',
  },
  failed: (sentence) => `No se pudo hacer: ${sentence} Pulse el botón otra vez.`,
  next: 'Siguiente',
  back: 'Atrás',
  reset: 'Empezar de nuevo',
  all: 'Todas las lecciones',
  close: 'Cerrar la lección',
  link: 'Copiar enlace',
  linkTitle: 'Un enlace a este paso',
  linkCopied: 'Enlace copiado.',
  linkRefused: (link) => `El navegador no dejó copiar. Este es el enlace: ${link}`,
  qr: 'Código QR',
  presenter: 'Tamaño para proyectar',
  noLesson: (name) => `No hay ninguna lección «${name}»; elija una de estas.`,
  noStep: (step, steps) =>
    `Esta lección tiene ${steps} pasos y ninguno es «${step}»; este es el primero.`,
  points: (number) => `${number} puntos porcentuales`,
  measured: (name, bounds) => `${name} (afirmado: ${bounds})`,
  below: (bound) => `menos de ${bound}`,
  above: (bound) => `más de ${bound}`,
  moved: (pixels, answer) => `${pixels} px: ${answer}`,
  votesCaption: 'Los pesos a cada salida: el naranja vota por su dígito, el azul en contra',
  votesFor: (digit) => `Pesos a la salida ${digit}`,
  movedCaption: 'Un 3, movido a la derecha, y lo que lee la red',
  measures: {
    testErrorRate: () => 'Error de prueba',
    trainErrorRate: () => 'Error de entrenamiento',
    validationErrorRate: ({ epoch }) => `Error de validación tras la época ${epoch}`,
    gain: ({ from, to }) => `Descenso del error de validación de la época ${from} a la ${to}`,
    probability: ({ label }) => `Probabilidad del ${label}`,
    errorRateMoved: ({ pixels }) => `Error con imágenes movidas ${pixels} píxeles`,
    commonestMistake: () => 'Imágenes del error más frecuente',
    lowestRecall: () => 'Exhaustividad más baja',
    highestRecall: () => 'Exhaustividad más alta',
    middleWeight: ({ label }) => `Peso medio del centro a la salida ${label}`,
  },
  docs: {
    onPage: (link) => `En la página: ${link}`,
    press: 'Pulse',
    claims: 'Una prueba lo comprueba',
    noscript: 'Con JavaScript, una red neuronal aprendería aquí a leer dígitos.',
  },
  lessons: {
    'pixel-votes': {
      title: 'Qué vota un píxel',
      summary: 'La red más simple: cada píxel vota a favor o en contra de cada dígito.',
      steps: [
        {
          title: 'Diez sumas',
          text: 'Una imagen tiene 784 píxeles. La red más simple tiene un peso de cada píxel a cada una de diez salidas, una por dígito: multiplica, suma, y gana la suma mayor. Quien adivina falla el 90 %. ¿Cómo de buenas pueden ser diez sumas?',
          after: ([bound]) =>
            `Menos de ${bound}: diez sumas aciertan más de cuatro de cada cinco dígitos. Nadie escribió una regla; el entrenamiento encontró 7840 pesos, y un sesgo por suma, con 5000 ejemplos.`,
        },
        {
          title: 'Los votos como imágenes',
          text: 'Los pesos de una salida se pueden pintar donde están sus píxeles: los naranjas votan por el dígito, los azules en contra. Antes de mirar: ¿de qué color es el centro de la imagen del 0?',
          after: ([bound]) =>
            `El centro de la imagen del 0 es azul (el peso medio allí es menos de ${bound}): un 0 no tiene tinta en el centro, así que la tinta allí vota en contra. Mire las imágenes del 1 y del 7: ¿dónde votan por su dígito?`,
        },
        {
          title: 'Se lee un 0',
          text: 'Ahora se lee un dibujo con estos pesos: cada píxel con tinta da sus diez votos. La lección dibuja un 0.',
          after: ([bound]) =>
            `La tinta está en el anillo que vota por el 0 y el centro está vacío: la probabilidad del 0 es más de ${bound}.`,
        },
        {
          title: 'Tinta en el centro',
          text: 'El mismo 0 con un punto en el centro. Una persona sigue viendo un 0 con un punto. ¿Qué dirán diez sumas?',
          after: ([bound]) =>
            `El punto está en los píxeles que votan contra el 0: su probabilidad baja a menos de ${bound}. La red no ve un anillo; suma votos. Borre el dibujo y pruebe otros dígitos: ¿qué píxel habría que pintar para que se equivoque?`,
        },
        {
          title: 'Votos sobre votos',
          text: 'En medio hay una capa oculta: 64 unidades suman votos de píxeles, y las salidas suman votos de unidades. ¿Qué error espera?',
          after: ([bound]) =>
            `Menos de ${bound}, con las mismas imágenes. Una unidad puede representar una parte, como un arco arriba, y una salida puede pedir una parte sin otra: más de lo que dicen diez sumas.`,
        },
      ],
    },
    epochs: {
      title: 'Una época, muchas épocas',
      summary: 'Cuántas veces debe ver una red sus imágenes y cuándo más no sirve.',
      steps: [
        {
          title: 'Una época',
          text: 'En una época la red ve cada imagen una vez: 2000 imágenes en lotes de 32, con un pequeño cambio de los pesos tras cada lote. Son 63 cambios. ¿Cuánto aprende viendo todo una vez?',
          after: ([above, below]) =>
            `El error baja del 90 %, que es adivinar, a entre ${above} y ${below}.`,
        },
        {
          title: 'Diez épocas',
          text: 'Las mismas imágenes diez veces, cada vez en otro orden. Mire la línea continua, el error con imágenes que no se entrenan.',
          after: ([bound]) =>
            `Menos de ${bound} tras diez épocas. La línea baja deprisa y luego cada vez menos: primero se aprenden las formas comunes, después las raras.`,
        },
        {
          title: 'Cuarenta épocas',
          text: 'Cuatro veces más tiempo. ¿Será el error la cuarta parte?',
          after: ([early, late]) =>
            `No. De la época 1 a la 10 el error de validación bajó más de ${early}; de la 10 a la 40, menos de ${late}. La línea discontinua, con las imágenes de entrenamiento, sigue bajando: la red las aprende de memoria. Más épocas ayudan hasta que la línea continua es plana.`,
        },
        {
          title: 'Una época de dos cambios',
          text: 'Una época cuenta imágenes, no cambios. Con lotes de 1000 imágenes, una época cambia los pesos solo dos veces. ¿Cuál será el error después?',
          after: ([bound]) =>
            `Más de ${bound}, apenas mejor que adivinar: ha visto tantas imágenes como en el primer paso, pero ha cambiado sus pesos 2 veces en lugar de 63.`,
        },
      ],
    },
    'learning-rate': {
      title: 'La tasa de aprendizaje',
      summary: 'Cómo de grande es un paso: demasiado pequeño, demasiado grande y más o menos bien.',
      steps: [
        {
          title: 'Más o menos bien',
          text: 'Tras cada lote los pesos dan un paso cuesta abajo: la tasa de aprendizaje por la pendiente. Aquí es 0,2, con descenso de gradiente simple y diez épocas.',
          after: ([bound]) => `El error baja deprisa, a menos de ${bound}. Recuerde esta curva.`,
        },
        {
          title: 'Demasiado pequeña',
          text: 'La misma red con tasa 0,001: cada paso es 200 veces menor. ¿Cómo será la curva?',
          after: ([bound]) =>
            `Baja, pero tan despacio que el error aún es más de ${bound} tras diez épocas. No hay nada roto: con veinte veces más épocas también llega.`,
        },
        {
          title: 'Demasiado grande',
          text: '¿Y con tasa 5? Pasos mayores deberían ser más rápidos.',
          after: ([bound]) =>
            `Cada paso salta el valle hasta un lugar peor que el anterior. El error sigue siendo más de ${bound}: es adivinar. Una red que no aprende nada suele tener una tasa demasiado alta.`,
        },
        {
          title: 'Un paso propio para cada peso',
          text: 'Adam divide el paso de cada peso por el tamaño de sus pendientes pasadas; así una tasa sirve para más redes. Esta es otra vez la tasa 0,001, que antes era demasiado pequeña.',
          after: ([bound]) =>
            `Menos de ${bound} con la tasa que antes fallaba: una tasa solo dice algo junto con su optimizador. Cierre la lección y pulse «Buscar» junto a la tasa: busca una para sus propios ajustes.`,
        },
      ],
    },
    overfitting: {
      title: 'El sobreajuste y cómo verlo',
      summary: 'De memoria o entendido: dos líneas lo distinguen.',
      steps: [
        {
          title: 'Trescientas imágenes',
          text: 'Una red de 128 unidades ocultas, con más de 100.000 pesos, aprende de solo 300 imágenes durante 40 épocas. La línea discontinua es el error con ellas; la continua, con imágenes de las que no aprende. ¿Cuál estará más abajo?',
          after: ([training, test]) =>
            `Con sus imágenes el error es menos de ${training}: las sabe de memoria. Con imágenes nuevas es más de ${test}. La distancia entre las líneas es el sobreajuste, y solo se ve con imágenes apartadas.`,
        },
        {
          title: 'Más imágenes',
          text: 'La misma red, con 4000 imágenes y 10 épocas, la cuarta parte de las de antes, porque ahora cada una dura más.',
          after: ([bound]) =>
            `El error de prueba es menos de ${bound} y las líneas están más cerca: tantas imágenes son difíciles de memorizar, y lo que tienen en común es más fácil.`,
        },
        {
          title: 'Más imágenes de las mismas',
          text: '¿Y si no hay más? Cada una de las 300 se mueve, gira y deforma un poco, de nuevo en cada época. Sigue siendo el mismo dígito. La red se entrena 80 épocas, el doble que al principio. ¿Qué pasa con la línea discontinua?',
          after: ([training, test]) =>
            `Queda en más de ${training}: la red nunca ve dos veces la misma imagen y no puede memorizarla. El error de prueba baja a menos de ${test} sin ninguna imagen nueva. Se llama aumento de datos.`,
        },
        {
          title: '¿Es solo que la red es demasiado grande?',
          text: 'Sin capa oculta tiene 7840 pesos en lugar de más de 100.000 (sin contar los sesgos), y se entrena otra vez 40 épocas. ¿Lo cura eso?',
          after: ([bound]) =>
            `No: más de ${bound}. Una red pequeña tiene menos con que memorizar, pero también menos con que entender. Aquí faltaban imágenes.`,
        },
      ],
    },
    centring: {
      title: 'Por qué se centra el dibujo',
      summary: 'Una red conoce píxeles, no formas: movida un poco, un dígito es otra imagen.',
      steps: [
        {
          title: 'Un 7 en la esquina',
          text: 'La lección dibuja un 7 pequeño en una esquina. Mire la imagen pequeña de al lado: es lo que ve la red.',
          after: ([bound]) =>
            `El 7 se ha agrandado y puesto en el centro, como están las imágenes de entrenamiento. Así se lee: la probabilidad del 7 es más de ${bound}.`,
        },
        {
          title: 'Sin centrar',
          text: 'Ahora veinte imágenes con las que se entrenó se mueven 2, 4 y 6 píxeles en cuatro direcciones y se leen sin centrar. Una persona no ve diferencia. ¿Y la red?',
          after: ([centred, moved]) =>
            `Sin mover, fallan menos de ${centred}; movidas 4 píxeles, más de ${moved}. Cada píxel tiene su propio peso: una imagen movida encuentra otros pesos, que no han aprendido nada de ella.`,
        },
        {
          title: 'Entrenada con imágenes movidas',
          text: 'Una red puede aprenderlo: esta se entrena con imágenes movidas al azar, unos 4 píxeles. Después se mueven y leen las mismas imágenes.',
          after: ([bound]) =>
            `Movidas 4 píxeles, ahora fallan menos de ${bound}. Pero hicieron falta más unidades y épocas para aprender lo que centrar da gratis. Donde pueda igualar las entradas, hágalo; donde no, entrene con la diferencia.`,
        },
      ],
    },
    'confusion-matrix': {
      title: 'Leer una matriz de confusión',
      summary: 'Qué dígitos se toman por cuáles y qué dicen la exhaustividad y la precisión.',
      steps: [
        {
          title: 'Más que un número',
          text: 'Una red pequeña se entrena tres épocas. El error de prueba es un número; la matriz dice de dónde viene. Las filas son los dígitos verdaderos, las columnas lo que dijo la red; los aciertos están en la diagonal.',
          after: ([above, below]) =>
            `El error está entre ${above} y ${below}, pero los errores no se reparten por igual: pocas celdas fuera de la diagonal son intensas; las demás son pálidas o están vacías. ¿Qué dígitos confunde?`,
        },
        {
          title: 'El error más frecuente',
          text: 'El número mayor fuera de la diagonal es el error más frecuente. Pulsar una celda abre sus imágenes.',
          after: ([bound]) =>
            `Más de ${bound} imágenes están en esta sola celda. Mírelas: algunas son difíciles también para usted, otras las leería bien una red mayor. Pulse otras celdas.`,
        },
        {
          title: 'Exhaustividad y precisión',
          text: 'La exhaustividad es de una fila: cuántos de los 8 verdaderos se llamaron 8. La precisión es de una columna: cuántos de los llamados 8 lo son. Una red que siempre dice 8 tiene exhaustividad completa para el 8. ¿Y la precisión?',
          after: ([low, high]) =>
            `Aquí la exhaustividad más baja es menos de ${low} y la más alta más de ${high}: una sola tasa de error lo esconde. ¿Y la red que siempre dice 8? Uno de cada diez dígitos es un 8, así que su precisión para el 8 es del 10 %.`,
        },
        {
          title: 'Mejor, y dónde',
          text: 'Ahora 64 unidades ocultas en lugar de 16, 5000 imágenes en lugar de 2000 y 10 épocas en lugar de 3. Las tres cosas cambian a la vez, así que el resultado no dice cuál ayuda. ¿Serán los mismos dos dígitos los del error más frecuente?',
          after: ([error, images]) =>
            `El error es menos de ${error}, y el error más frecuente tiene menos de ${images} imágenes. Es otra celda que antes: mire qué ha sido de la que entonces era la más frecuente. Los dígitos que se parecen son los últimos en distinguirse.`,
        },
      ],
    },
  },
};
