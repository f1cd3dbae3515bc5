/** web/i18n/en/engine-sentences.js in Spanish. */

/** @type {Record<keyof typeof import('../en/engine-sentences.js').sentences, string>} */
export const sentences = {
  diverged:
    'El entrenamiento divergió en la época {epoch}, lote {batch}, con la tasa de aprendizaje {rate}: {what} ya no es un número finito. Los parámetros son de nuevo los del final de la última época finita; pruebe una tasa menor.',
  outOfMemory:
    'El motor no obtuvo {size} MiB de memoria para esta red y sus datos; use menos imágenes, capas más pequeñas o lotes más pequeños.',
  coreNotBuilt:
    'El módulo {module} no se pudo cargar de {url} ({reason}); en una copia del repositorio lo crea ./build.sh build.',
  coreNotLoaded:
    'El módulo {module} no se pudo cargar de {url} ({reason}); compruebe la conexión e inténtelo de nuevo.',
  coreNotStarted:
    'El motor no pudo arrancar ({reason}); cierre otras páginas o programas e inténtelo de nuevo.',
  workerFailed:
    'El worker que entrena se detuvo de forma inesperada. Lo que muestra la página se conserva; empiece de nuevo para continuar.',
  ended: 'El worker de fondo se ha terminado.',
  overtaken: 'Mientras tanto se preparó otra ejecución.',
  noRun: 'Todavía no hay ninguna ejecución; prepare una antes.',
  notOpen: 'El motor todavía no está cargado.',
  notLoaded: 'El conjunto de datos «{name}» todavía no está cargado.',
  untrained: 'Esta red todavía no ha aprendido nada; entrénela antes.',
  noHand: 'Todavía ninguna red ha aprendido de dibujos.',
  otherData:
    'El punto de control es de una ejecución con otras imágenes; use aquellas imágenes o empiece una ejecución nueva.',
  moreEpochs: 'Una ejecución puede seguir de 1 a {most} épocas enteras más.',
  checkpoint: 'No es un punto de control desde el que pueda continuar una ejecución: {why}.',
  link: 'El enlace tiene una parte que no se puede leer: «{name}={text}»; no se usa ninguno de sus ajustes.',
  oneOf: '«{field}» puede ser {choices}, no {value}.',
  trueOrFalse: '«{field}» puede ser true o false, no {value}.',
  vanishes: 'El valor {value} de «{field}» es 0 en float32.',
  wholeNumber: '«{field}» debe ser un número entero de {low} a {high}, no {value}.',
  number: '«{field}» debe ser un número de {low} a {high}, no {value}.',
  wholeNumbers:
    '«{field}» debe ser una lista de hasta {most} números enteros de {low} a {high}, no {value}.',
  numbers: '«{field}» debe ser una lista de hasta {most} números de {low} a {high}, no {value}.',
  noRecipe: 'Una receta es un objeto de ajustes, no {value}.',
  noField: 'Una receta no tiene ningún campo {name}.',
  noPreset: 'No hay ninguna configuración predefinida {name}; use {presets}.',
  eachLayer:
    'Para «{field}» hace falta un número para todas las capas ocultas o uno para cada una ({layers}), no {value}.',
  manyLayers: 'Una red tiene {most} capas ocultas como máximo, no {layers}; quite algunas.',
  activations: '{layers} capas ocultas necesitan otras tantas activaciones, no {value}.',
  worldDigits:
    'Solo se pueden añadir dígitos a imágenes grises de 28 × 28 de las clases 0 a 9; no los añada.',
  noVariant: 'No hay ninguna variante «{name}»; use auto, {variants}.',
  noMode: 'No hay ninguna aritmética «{name}»; use {modes}.',
  noThreads: 'Use de 1 a {most} hilos o auto, no {value}.',
  variantUnsupported:
    'Este navegador no puede ejecutar la variante «{name}»; use «auto» o «scalar».',
  coreInputs: 'Una red toma de 1 a 65.536 entradas.',
  coreLayers: 'Una red tiene 8 capas ocultas como máximo; quite algunas.',
  coreUnits: 'Una capa oculta tiene de 1 a 8.192 unidades.',
  coreClasses: 'Una red distingue de 1 a 1.024 clases.',
  coreBatch: 'El tamaño del lote es de 1 a 4.096.',
  coreRate:
    'La tasa de aprendizaje debe ser un número finito, 0 o más; lo que float32 redondea a 0 o infinito no lo es.',
  coreDecay: 'El decaimiento de pesos debe ser un número finito, 0 o más.',
  coreMomentum: 'El momento, beta 1 y beta 2 están en [0, 1), y épsilon es mayor que 0.',
  coreTooLarge: 'La red no cabe en la memoria; use capas o lotes más pequeños.',
  coreRow: 'Una imagen elegida no está en el conjunto; elija filas menores que su número.',
  coreLabel: 'Una etiqueta no es menor que el número de clases; dé más clases a la red.',
  coreCount: 'El número de valores no corresponde a esta red.',
  coreScaling: 'El escalado de la entrada tiene un valor infinito o que no es un número.',
  corePoint: 'Un punto de un trazo no es un número finito de hasta un millón; quítelo.',
  corePen: 'El lápiz tiene de 1 a 10 píxeles de ancho.',
  coreMidEpoch: 'El estado de una ejecución solo se puede guardar entre dos épocas.',
  coreState: 'El estado de la ejecución está dañado, o lo escribió otra versión de este programa.',
  coreOtherState: 'El estado es de una ejecución con otros ajustes.',
  coreThread: 'Un hilo se detuvo en su trabajo; inténtelo de nuevo.',
  coreImage: 'El ancho y el alto no corresponden al número de entradas.',
  coreDropout: 'El dropout omite una parte de al menos 0 y menor que 1.',
  coreSmoothing: 'El suavizado de etiquetas es de al menos 0 y menor que 1.',
  coreNorm:
    'Una norma máxima debe ser un número finito; 0 es sin límite. La normalización por lotes necesita lotes de 2 o más.',
  coreSchedule: 'El plan de la tasa de aprendizaje tiene un número fuera de su intervalo.',
  coreAveraging:
    'El promedio de los pesos conserva al menos 0 y menos de 1, y no se combina con SWA.',
  coreAugmentation:
    'Un número del aumento de datos está fuera de su intervalo; el recorte es menor que el lado corto de las imágenes, y cutout como máximo igual.',
  coreWeight: 'Un parámetro es infinito o no es un número; no se cambió nada.',
  coreRefused: 'El núcleo rechazó una llamada del motor; comuníquelo, por favor.',
  oneClass:
    'Todas las imágenes de entrenamiento son de una clase, {name}, así que no hay nada que distinguir; añada imágenes de otra clase.',
  otherShape:
    'Las imágenes de prueba son {test}, pero las de entrenamiento {train}; dé a ambas la misma forma.',
  labelOf:
    'La etiqueta de la imagen {image} ({part}) es {label}, pero solo hay {classes} clases, contadas desde 0; corrija la etiqueta o dé nombre a más clases.',
  otherSize: 'Esta red lee imágenes de {inputs} valores, pero las dadas tienen {given}.',
  readsValues: 'La red lee {inputs} valores y no {given}.',
  setShape:
    'El conjunto 1 tiene {one}, pero el conjunto {number} {other}; una solo conjuntos de la misma forma.',
  setNames:
    'El conjunto {number} tiene otros nombres de clases que el conjunto 1; una solo conjuntos de las mismas clases.',
  sampleCount: 'El número de imágenes es {given}; dé un número entero de 1 a {most}.',
  noSample:
    'De una imagen de {width} × {height} no se puede hacer una muestra de {toWidth} × {toHeight}.',
  datasetUnknown: 'No hay ningún conjunto de datos {name}; los conocidos son {known}.',
  packName: '«{name}» no es el nombre de un conjunto de datos; use uno que lo sea.',
  packMissing:
    'El conjunto de datos «{name}» no se puede cargar: al pedir su index.json, {why} ({times} intentos). Compruebe la conexión e inténtelo de nuevo.',
  packMemory:
    '{title} necesita {size} MB de memoria, que este dispositivo no da; cierre otras páginas o elija un conjunto más pequeño.',
  packKept:
    'La descarga de {title} se interrumpió en {file}: {why} ({times} intentos). Lo que llegó ({kept} de {total} MB) se conserva, y un nuevo intento sigue desde ahí.',
  packLost:
    'La descarga de {title} se interrumpió en {file}: {why} ({times} intentos). Este navegador no conserva nada de ella, así que un nuevo intento empieza desde el principio.',
  packIndex:
    'La copia de este conjunto de datos en el sitio no se puede usar: su index.json es erróneo, pues {why}. Quien lleva el sitio debería crearla de nuevo con data/pack.js.',
  cacheSilent: 'El almacenamiento de este navegador no responde.',
  cacheFull: 'El almacenamiento de este navegador está lleno.',
  cacheBlocked: 'Este navegador no da almacenamiento aquí, como en las ventanas privadas.',
  gzipDamaged: 'El archivo gzip está dañado: {why}; descárguelo de nuevo.',
  gzipLimit:
    'El archivo gzip contiene más de los {limit} bytes que se esperan; no es el archivo que debería ser, así que descárguelo de nuevo.',
  cifarEmpty: 'El archivo de CIFAR-10 está vacío; descárguelo de nuevo.',
  cifarLength:
    'El archivo de CIFAR-10 tiene {bytes} bytes, que no es un número entero de registros de {record} bytes: al último le faltan {missing}. Descargue el archivo de nuevo, en su versión binaria.',
  cifarLabel:
    'El registro {record} del archivo de CIFAR-10 tiene la etiqueta {label}, pero las etiquetas van de 0 a {most}; el archivo está dañado o es de otro formato.',
  idxStart: 'No es un archivo IDX: no empieza con dos bytes cero, un tipo y de 1 a 4 dimensiones.',
  idxZeros:
    'No es un archivo IDX: no empieza con dos bytes cero; abra el archivo descomprimido ({contents}).',
  idxCount:
    'Hay {images} imágenes pero {labels} etiquetas; los dos archivos no van juntos, así que descargue ambos de nuevo.',
  idxLabel:
    'La etiqueta {place} es {label}, pero solo hay {classes} clases (0 a {most}); el archivo de etiquetas está dañado o es de otro conjunto.',
  idxSize:
    'Este archivo IDX anuncia {shape} valores, que no tiene ningún archivo de su tipo ({contents}); está dañado o no es IDX.',
  idxTrailing:
    'Este archivo IDX tiene {extra} bytes tras los {shape} valores que anuncia; está dañado, así que descárguelo de nuevo.',
  idxEmpty: 'El archivo ({contents}) está vacío; descárguelo de nuevo.',
  idxEnds:
    'El archivo ({contents}) termina tras {bytes} bytes, antes que su cabecera IDX; descárguelo de nuevo.',
  idxHeader:
    'La cabecera de este archivo IDX está cortada: faltan {missing} de sus {bytes} bytes; descargue el archivo de nuevo.',
  idxCutOff:
    'Este archivo IDX está cortado: anuncia {shape} valores, pero faltan {missing} de sus {bytes} bytes; descargue el archivo de nuevo.',
  idxType: 'Este archivo IDX tiene valores del tipo {type}; solo se leen bytes sin signo.',
  idxCode:
    'Este archivo IDX tiene el código de tipo desconocido {type}; solo se leen bytes sin signo (8).',
  idxOther:
    'Este archivo IDX contiene {other}, pero está en el lugar de {contents}; intercambie los dos archivos.',
  idxDimensions:
    'Este archivo IDX tiene {given} dimensiones, pero {contents} tienen {wanted}; está dañado o es de otro conjunto.',
  modelFormat:
    'Este archivo safetensors no es una red de MLP Lab: sus metadatos no dicen «format: mlp-lab».',
  modelVersion:
    'El archivo de la red tiene la versión {version}; este programa lee la versión {known}. Quizá lo escribió un MLP Lab más nuevo.',
  modelJson: 'La config del archivo de la red no es JSON válido.',
  modelConfig: 'La config del archivo de la red es errónea: {why}.',
  modelChecksum:
    'El archivo de la red no es como se guardó: su {entry} no corresponde al contenido. Use otra copia; un programa que cambia una red debe omitir esa entrada de los metadatos.',
  modelParameters: 'Una red {layers} tiene {expected} parámetros, no {given}.',
  modelExtra: 'El archivo de la red tiene un tensor {name} que su config no pide.',
  modelMissing: 'El archivo de la red no tiene el tensor «{name}».',
  modelShape: 'El tensor «{name}» tiene la forma [{shape}]; la config pide [{wanted}].',
  modelValue:
    'El tensor «{name}» contiene un valor que no es un número finito: el archivo está dañado, o su entrenamiento divergió.',
  tensorTwice: 'El nombre {name} se usa para dos tensores.',
  tensorValues: 'El tensor {name} tiene {values} valores, pero su forma es [{shape}].',
  tensorShort:
    'No es un archivo safetensors: tiene {bytes} bytes, y solo la longitud de la cabecera ocupa {prefix}.',
  tensorHeader:
    'No es un archivo safetensors: según sus primeros bytes la cabecera tiene {bytes} bytes, y el formato permite {most}.',
  tensorCutOff:
    'El archivo está cortado o no es safetensors: su cabecera debería tener {bytes} bytes, y hay {there}.',
  headerJson: 'La cabecera del archivo no es JSON válido en UTF-8.',
  headerObject: 'La cabecera del archivo no es un objeto JSON.',
  headerTwice: 'La cabecera del archivo tiene dos veces la misma clave.',
  headerMetadata: '__metadata__ debe tener un texto para cada nombre.',
  tensorEntry: 'La entrada del tensor {name} no es un objeto.',
  tensorType: 'El tensor {name} tiene el tipo {type}; aquí se leen {types}. Guárdelo como float32.',
  tensorSizes: 'La forma del tensor {name} no es una lista de números enteros desde 0.',
  tensorOffsets: 'Los data_offsets del tensor {name} no son dos números enteros en orden.',
  tensorBytes: 'El tensor {name} tiene {bytes} bytes, pero su forma [{shape}] ocupa {wanted}.',
  tensorHole:
    'Los bytes del tensor {name} empiezan en {start}, pero los anteriores terminan en {end}: los tensores no pueden solaparse ni dejar huecos.',
  tensorsCutOff: 'El archivo está cortado: sus tensores ocupan {bytes} bytes, y hay {there}.',
  tensorsTrailing: 'El archivo tiene tras su último tensor {bytes} bytes que no son de ninguno.',
  initActivations:
    'Las capas ocultas de esta red tienen {activations}; una ejecución entrena redes con una sola activación.',
  initLayers:
    'La red de partida tiene {given} antes de su última capa, y la ejecución {wanted}; use imágenes de su tamaño y deje sus capas como están.',
  initOneFrozen: 'De 1 capa oculta no se pueden fijar {frozen}; la última capa debe aprender.',
  initFrozen:
    'De {layers} capas ocultas no se pueden fijar {frozen}; la última capa debe aprender.',
  initAveraged:
    'Las capas fijas y los pesos promediados no van juntos; quite una de las dos cosas.',
  initNormalised:
    'Las capas fijas y la normalización por lotes no van juntas; quite una de las dos cosas.',
  unknownModel:
    'No es un archivo de una red que se lea aquí: ni safetensors, ni ONNX, ni model.json de TensorFlow.js. Una red de PyTorch se lee si safetensors.torch.save_file() guardó su state_dict().',
  foreign: 'Esta red no se puede usar aquí: {why}.',
  kerasJson: 'No es un model.json de TensorFlow.js que se pueda leer: {why}.',
  kerasFile: 'Falta el archivo {file}, que model.json nombra; ábralo también.',
  protobuf: 'No es el mensaje de Protocol Buffers que debería ser: {why}.',
  unsaidActivation:
    'El archivo no dice qué activación sigue a sus capas ocultas. Nómbrela: {choices}.',
  unsaidPixels:
    'El archivo no dice con qué números se entrenó la red. Diga en qué se convirtieron los píxeles de 0 a 255: none (nada), unit (0 a 1), signed (-1 a 1), o la media y la desviación típica usadas.',
  unsaidChannels:
    'El archivo no dice dónde tiene su entrada los colores de un píxel. Diga first (una imagen entera de un color tras otra, como en PyTorch) o last (uno junto a otro, como casi siempre en Keras y NumPy).',
  hintActivation: 'La activación debe ser una de {choices}, no {value}.',
  hintPixels:
    'El escalado de los píxeles debe ser none, unit, signed, o una media y una desviación típica mayor que 0, no {value}.',
  hintChannels: 'El orden de los canales debe ser first o last, no {value}.',
  hintImage:
    'La red lee {inputs} valores, que no tienen las imágenes de {width} × {height} con {channels} canales.',
  hintNames:
    'La red tiene {classes} clases, así que hacen falta {number} nombres imprimibles de hasta 80 caracteres.',
  exportImage:
    'El área de dibujo hace imágenes grises de 28 × 28, pero esta red lee {width} × {height} con {channels}. Expórtela como js y dele las imágenes usted mismo.',
  exportResidual:
    'El formato {format} no puede decir que las capas suman las salidas de las anteriores, como hace esta red; expórtela como {formats}.',
  exportGelu:
    'Esta red tiene GELU en su forma con tanh, que un modelo de Keras 2 no puede expresar: su «gelu» es otra función, y un TensorFlow.js antiguo no tiene otra. Expórtela como onnx o js, o entrene una red con relu.',
};

/** @type {Record<keyof typeof import('../en/engine-sentences.js').parts, string>} */
export const parts = {
  cost: 'el coste',
  weight: 'un peso',
  training: 'entrenamiento',
  test: 'prueba',
  images: 'imágenes',
  labels: 'etiquetas',
  itsKind: 'lo que contiene',
  imagesOf: 'imágenes de {width} × {height} con {channels}',
  oneChannel: '1 canal',
  channels: '{number} canales',
  ofThem: '{number} de ellos',
  at: '{value} en [{place}]',
  cutOff: 'está cortado',
  corrupt: 'está corrupto, o tras su final siguen otros datos',
  damaged: 'está dañado',
  damagedOrCut: 'está dañado o cortado',
  notJson: 'no es JSON',
  noValidJson: 'no es JSON válido',
  noObject: 'no es un objeto',
  noMark: 'no empieza con la marca de una versión conocida aquí',
  headerNoJson: 'su cabecera no es JSON válido',
  wrongEpochs: 'su lista de épocas es errónea',
  wrongChanges: 'su lista de cambios es errónea',
  noFigure: 'falta una cifra en su cabecera',
  noArithmetic: 'no nombra su aritmética',
  noRecipe: 'no tiene receta',
  wrongRecipe: 'su receta es errónea. {why}',
  isNoObject: '«{field}» no es un objeto',
  imageSize: '«image» tiene un tamaño que no es un número entero desde 1',
  layerList: '«layers» no es una lista de 2 a {most} tamaños',
  firstLayer: 'la primera capa no es tan grande como una imagen, {size}',
  hiddenUnits: 'una capa oculta no tiene de 1 a {most} unidades',
  lastLayer: 'la última capa no tiene de 1 a {most} clases',
  activationList: '«activations» no es una lista de {number} entre {choices}',
  costOne: '«cost» no es ninguno de {choices}',
  residualWrong: '«residual» no es true ni false',
  nameList: '«classNames» no es una lista de {number} nombres imprimibles',
  cameDamaged: 'lo que llegó estaba cortado o dañado',
  cameChanged: 'lo que llegó tiene otra suma de comprobación (¿acaba de cambiar el sitio?)',
  cameLabels: 'tiene etiquetas que no nombran ninguna clase',
  stalled: 'el servidor no envió nada durante {seconds} segundos',
  broken: 'la conexión falló',
  brokenBy: 'la conexión falló ({reason})',
  tooMuch: 'el servidor envió más de los {limit} bytes esperados',
  status: 'el servidor respondió con el estado HTTP {status}',
  packFormat: 'format y version no son «mlp-lab-pack» y 1',
  packOther: 'name no es «{name}»',
  packLarge: 'anuncia más de {size} MB de imágenes',
  packBytes: '{field}.bytes son más de los que pueden necesitar sus imágenes',
  packSum: '{field}.count no es la suma de sus partes',
  fieldObject: '{field} no es un objeto',
  fieldList: '{field} no es una lista de {low} a {high} elementos',
  fieldCount: '{field} no es un número entero de 1 a {most}',
  fieldText: '{field} no es un texto de la forma debida',
  noLayers: 'no tiene capas',
  layersMost: 'tiene {number} capas, y aquí el máximo es {most}',
  hiddenMost: 'tiene {number} capas ocultas, y aquí el máximo es {most}',
  inputsMost: 'tiene {number} entradas, y aquí el máximo es {most}',
  outputsMost: 'tiene {number} salidas, y aquí el máximo es {most}',
  unitsMost: 'su capa {name} tiene {number} unidades, y aquí el máximo es {most}',
  layersMany: 'tiene {number} capas',
  tensorNoLayer:
    'su tensor {name} de la forma [{shape}] no es ni peso ni sesgo de una capa lineal{more}',
  ofBatchNorm: ', sino de una capa BatchNorm; inclúyala en la anterior',
  ofRecurrent: ', sino de una capa recurrente',
  ofAttention: ', sino de una capa de atención',
  ofConvolution: ', sino de una convolución',
  biasAlone: 'su sesgo {name} no tiene peso',
  noOrder: 'sus capas no se siguen en el orden de sus nombres: {names}',
  otherInputs: 'su capa {name} toma {number} valores, y {before}, anterior, da {given}',
  layerEmpty: 'su capa {name} está vacía',
  layerWeights: 'su capa {name} tiene otro número de pesos que el que piden sus tamaños',
  layerValue: 'su capa {name} contiene un valor que no es un número finito',
  noActivation: 'ninguna activación sigue a su capa oculta {name}',
  scalingValue: 'escala su entrada con un número que no es finito',
  noGraph: 'el archivo no es un modelo ONNX: no tiene grafo',
  operatorsMany: 'tiene {number} operadores',
  erfOperator: 'tiene el operador «Erf», como GELU en su forma con erf, y aquí solo hay la de tanh',
  circle: 'su grafo va en círculo',
  inputsInstead: 'tiene {number} entradas en lugar de una',
  noChain: '{number} operadores leen {name} ({kinds}), así que no es una cadena de capas',
  cast: 'su Cast convierte en {type} los valores de la red',
  otherAxis: 'su {operator} va por otro eje que el de las clases',
  geluErf: 'su Gelu es la forma con erf, y aquí solo hay la de tanh',
  kerasGelu: 'su «gelu» es la forma con erf, y aquí solo hay la de tanh',
  otherSide: 'su {operator} multiplica por el otro lado',
  onRight: 'su {operator} tiene el valor de la red a la derecha',
  operator: 'tiene el operador {name}, que aquí no es de un perceptrón multicapa',
  tensorType: 'su tensor {name} tiene el tipo {type}, y solo se leen {types}',
  noConstant: 'su {operator} opera con {name}, que no es una constante',
  weightShape: 'su peso {name} tiene {number} dimensiones en lugar de 2',
  sizeBelow: 'su tensor {name} tiene un tamaño menor que 0',
  otherFile: 'sus pesos están en otro archivo; guárdela con todos en uno',
  tensorValues: 'su tensor {name} tiene {number} valores, y su forma pide {wanted}',
  biasValues: 'el sesgo de su capa {name} tiene {number} valores',
  beforeFirst: '{name} viene antes de su primera capa',
  afterSoftmax: '{name} sigue a su softmax',
  layerAfterSoftmax: 'una capa sigue a su softmax',
  noLayerBetween: '{name} sigue a {before} sin una capa en medio',
  slope: 'la pendiente de su leaky ReLU es {slope}, y aquí es 0.01',
  noNumbers: 'su {operator} no tiene números',
  noBias: 'su {operator} tras la capa {name} no es un sesgo',
  ends: 'termina con {name}; aquí una red puede terminar con softmax, sigmoide o nada',
  otherNumbers: 'su {operator} tiene {number} números, y los anteriores {before}',
  scalesBy: 'escala sus {inputs} entradas con {number} números',
  graphModel: 'es un modelo de grafo de TensorFlow.js; conviértalo en un modelo de capas',
  weightType:
    'su peso {name} es del tipo {type}; se leen {types} y lo que tensorflowjs_converter cuantiza a uint8 y uint16',
  notAlone: 'su capa {name} no lee solo la anterior',
  layerKind: 'tiene una capa del tipo {kind}, que aquí no es de un perceptrón multicapa',
  activation: 'tiene la activación {name}, que aquí no existe',
  reluLimit: 'su ReLU tiene un límite o un umbral',
  namesNoLayers: 'no nombra ninguna capa',
  layerNoObject: 'una capa no es un objeto',
  noTopology: 'no tiene «modelTopology»',
  wrongManifest: 'su «weightsManifest» es erróneo',
  strangeFile: 'nombra un archivo {name} para sus pesos',
  unnamedWeight: 'un peso no tiene nombre o forma',
  weightsEnd: 'los archivos de sus pesos terminan antes que {name}',
  weightsLonger: 'los archivos de sus pesos son más largos que los pesos',
  noConfig: 'una capa no tiene «config»',
  weightMissing: 'falta el peso {name}',
  kernelShape: 'el kernel de {name} no tiene dos dimensiones',
  noNumber: 'una escala o un desplazamiento no es un número',
  fieldNumber: 'tiene un campo con el número {number}',
  fieldKind: 'tiene un campo del tipo desconocido {kind}',
  otherKind: 'su campo {number} es de otro tipo',
  manyBits: 'tiene un número de más de 64 bits',
  noUtf8: 'tiene un texto que no es UTF-8',
};
