/** web/i18n/en/engine-sentences.js in German. */

/** @type {Record<keyof typeof import('../en/engine-sentences.js').sentences, string>} */
export const sentences = {
  diverged:
    'Das Training ist in Epoche {epoch}, Batch {batch}, mit Lernrate {rate} divergiert: {what} ist keine endliche Zahl mehr. Die Parameter sind wieder die vom Ende der letzten endlichen Epoche; versuchen Sie eine kleinere Lernrate.',
  outOfMemory:
    'Der Rechenkern bekam keine {size} MiB Speicher für dieses Netz und seine Daten; nehmen Sie weniger Bilder, kleinere Schichten oder kleinere Batches.',
  coreNotBuilt:
    'Das Modul {module} konnte nicht von {url} geladen werden ({reason}); in einer Kopie des Repositorys erzeugt es ./build.sh build.',
  coreNotLoaded:
    'Das Modul {module} konnte nicht von {url} geladen werden ({reason}); prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  coreNotStarted:
    'Der Rechenkern konnte nicht starten ({reason}); schließen Sie andere Seiten oder Programme und versuchen Sie es noch einmal.',
  workerFailed:
    'Der Worker, der trainiert, ist unerwartet stehen geblieben. Was die Seite zeigt, bleibt; beginnen Sie neu, um weiterzumachen.',
  ended: 'Der Worker im Hintergrund wurde beendet.',
  overtaken: 'Inzwischen wurde ein anderer Lauf vorbereitet.',
  noRun: 'Es gibt noch keinen Lauf; bereiten Sie zuerst einen vor.',
  notOpen: 'Der Rechenkern ist noch nicht geladen.',
  notLoaded: 'Der Datensatz „{name}“ ist noch nicht geladen.',
  untrained: 'Dieses Netz hat noch nichts gelernt; trainieren Sie es zuerst.',
  noHand: 'Noch hat kein Netz von Zeichnungen gelernt.',
  otherData:
    'Der Zwischenstand gehört zu einem Lauf mit anderen Bildern; nehmen Sie jene Bilder, oder beginnen Sie einen neuen Lauf.',
  moreEpochs: 'Ein Lauf kann um 1 bis {most} ganze Epochen weitergehen.',
  checkpoint: 'Das ist kein Zwischenstand, von dem ein Lauf weitergehen kann: {why}.',
  link: 'Im Link ist ein Teil nicht zu lesen: „{name}={text}“; keine seiner Einstellungen gilt.',
  oneOf: 'Für „{field}“ gibt es {choices}, nicht {value}.',
  trueOrFalse: 'Für „{field}“ gibt es true oder false, nicht {value}.',
  vanishes: 'Der Wert {value} für „{field}“ ist in float32 0.',
  wholeNumber: 'Für „{field}“ braucht es eine ganze Zahl von {low} bis {high}, nicht {value}.',
  number: 'Für „{field}“ braucht es eine Zahl von {low} bis {high}, nicht {value}.',
  wholeNumbers:
    'Für „{field}“ braucht es eine Liste von höchstens {most} ganzen Zahlen von {low} bis {high}, nicht {value}.',
  numbers:
    'Für „{field}“ braucht es eine Liste von höchstens {most} Zahlen von {low} bis {high}, nicht {value}.',
  noRecipe: 'Ein Rezept ist ein Objekt mit Einstellungen, nicht {value}.',
  noField: 'Ein Rezept hat kein Feld {name}.',
  noPreset: 'Es gibt keine Voreinstellung {name}; nehmen Sie {presets}.',
  eachLayer:
    'Für „{field}“ braucht es eine Zahl für alle verdeckten Schichten oder eine für jede von ihnen ({layers}), nicht {value}.',
  manyLayers:
    'Ein Netz hat höchstens {most} verdeckte Schichten, nicht {layers}; lassen Sie welche weg.',
  activations: '{layers} verdeckte Schichten brauchen ebenso viele Aktivierungen, nicht {value}.',
  worldDigits:
    'Mehr Ziffern gibt es nur zu grauen Bildern von 28 × 28 der Klassen 0 bis 9; lassen Sie sie weg.',
  noVariant: 'Es gibt keine Variante „{name}“; nehmen Sie auto, {variants}.',
  noMode: 'Es gibt keine Arithmetik „{name}“; nehmen Sie {modes}.',
  noThreads: 'Nehmen Sie 1 bis {most} Threads oder auto, nicht {value}.',
  variantUnsupported:
    'Dieser Browser kann die Variante „{name}“ nicht ausführen; nehmen Sie „auto“ oder „scalar“.',
  coreInputs: 'Ein Netz nimmt 1 bis 65.536 Werte.',
  coreLayers: 'Ein Netz hat höchstens 8 verdeckte Schichten; lassen Sie welche weg.',
  coreUnits: 'Eine verdeckte Schicht hat 1 bis 8.192 Einheiten.',
  coreClasses: 'Ein Netz unterscheidet 1 bis 1.024 Klassen.',
  coreBatch: 'Die Batchgröße ist 1 bis 4.096.',
  coreRate:
    'Die Lernrate muss eine endliche Zahl sein, mindestens 0; was float32 auf 0 oder unendlich rundet, ist keine.',
  coreDecay: 'Weight Decay muss eine endliche Zahl sein, mindestens 0.',
  coreMomentum: 'Momentum, Beta 1 und Beta 2 liegen in [0, 1), und Epsilon ist größer als 0.',
  coreTooLarge:
    'Das Netz passt nicht in den Speicher; machen Sie seine Schichten oder den Batch kleiner.',
  coreRow: 'Ein gewähltes Bild ist nicht im Datensatz; wählen Sie Zeilen unterhalb seiner Anzahl.',
  coreLabel:
    'Eine Klassennummer ist nicht kleiner als die Zahl der Klassen; geben Sie dem Netz mehr Klassen.',
  coreCount: 'Die Zahl der Werte passt nicht zu diesem Netz.',
  coreScaling: 'Die Skalierung der Eingabe hat einen Wert, der unendlich oder keine Zahl ist.',
  corePoint:
    'Ein Punkt eines Strichs ist keine endliche Zahl bis zu einer Million; lassen Sie ihn weg.',
  corePen: 'Der Stift ist 1 bis 10 Pixel breit.',
  coreMidEpoch: 'Der Stand eines Laufs kann nur zwischen zwei Epochen gesichert werden.',
  coreState:
    'Der Stand des Laufs ist beschädigt, oder eine andere Version dieses Programms hat ihn geschrieben.',
  coreOtherState: 'Der Stand ist von einem Lauf mit anderen Einstellungen.',
  coreThread: 'Ein Thread ist bei der Arbeit stehen geblieben; versuchen Sie es noch einmal.',
  coreImage: 'Breite und Höhe passen nicht zur Zahl der Eingaben.',
  coreDropout: 'Dropout lässt einen Anteil von mindestens 0 und unter 1 weg.',
  coreSmoothing: 'Label Smoothing ist mindestens 0 und unter 1.',
  coreNorm:
    'Eine größte Norm muss eine endliche Zahl sein; 0 heißt ohne Grenze. Batch-Normalisierung braucht Batches von 2 oder mehr.',
  coreSchedule: 'Der Verlauf der Lernrate hat eine Zahl außerhalb ihres Bereichs.',
  coreAveraging:
    'Die Mittelung der Gewichte behält mindestens 0 und weniger als 1, und geht nicht zusammen mit SWA.',
  coreAugmentation:
    'Eine Zahl der Augmentierung ist außerhalb ihres Bereichs; der Ausschnitt ist kleiner als die kürzere Seite der Bilder, Cutout höchstens so groß.',
  coreWeight: 'Ein Parameter ist unendlich oder keine Zahl; geändert wurde nichts.',
  coreRefused: 'Der Rechenkern hat einen Aufruf abgelehnt; bitte melden Sie das.',
  oneClass:
    'Alle Trainingsbilder sind von einer Klasse, {name}, es gibt also nichts zu unterscheiden; nehmen Sie Bilder einer anderen Klasse dazu.',
  otherShape:
    'Die Testbilder sind {test}, die Trainingsbilder aber {train}; geben Sie beiden dieselbe Form.',
  labelOf:
    'Bild {image} ({part}) hat die Klassennummer {label}, aber es gibt nur {classes} Klassen, von 0 an gezählt; ändern Sie die Nummer, oder nennen Sie mehr Klassen.',
  otherSize: 'Dieses Netz liest Bilder von {inputs} Werten, die Bilder haben aber {given}.',
  readsValues: 'Das Netz liest {inputs} Werte und nicht {given}.',
  setShape:
    'Satz 1 hat {one}, Satz {number} aber {other}; fügen Sie nur Sätze einer Form zusammen.',
  setNames:
    'Satz {number} hat andere Namen der Klassen als Satz 1; fügen Sie nur Sätze derselben Klassen zusammen.',
  sampleCount: 'Die Zahl der Bilder ist {given}; nehmen Sie eine ganze Zahl von 1 bis {most}.',
  noSample:
    'Aus einem Bild von {width} × {height} wird keins von {toWidth} × {toHeight} zum Training.',
  datasetUnknown: 'Es gibt keinen Datensatz {name}; bekannt sind {known}.',
  packName: '„{name}“ ist kein Name eines Datensatzes; nehmen Sie einen, der es ist.',
  packMissing:
    'Der Datensatz „{name}“ kann nicht geladen werden: Auf die Frage nach seiner index.json kam nichts Brauchbares, denn {why} ({times}-mal versucht). Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.',
  packMemory:
    '{title} braucht {size} MB Speicher, die dieses Gerät nicht gibt; schließen Sie andere Seiten, oder wählen Sie einen kleineren Datensatz.',
  packKept:
    'Das Herunterladen von {title} brach bei {file} ab, denn {why} ({times}-mal versucht). Was ankam ({kept} von {total} MB), ist aufgehoben; ein neuer Versuch geht von dort weiter.',
  packLost:
    'Das Herunterladen von {title} brach bei {file} ab, denn {why} ({times}-mal versucht). Dieser Browser hat nichts davon aufgehoben; ein neuer Versuch beginnt von vorn.',
  packIndex:
    'Die Kopie dieses Datensatzes auf der Website ist nicht zu gebrauchen: Ihre index.json ist falsch, denn {why}. Wer die Website betreibt, sollte sie mit data/pack.js neu erzeugen.',
  cacheSilent: 'Der Speicher dieses Browsers antwortet nicht.',
  cacheFull: 'Der Speicher dieses Browsers ist voll.',
  cacheBlocked: 'Dieser Browser gibt hier keinen Speicher, wie in privaten Fenstern.',
  gzipDamaged: 'Die gzip-Datei ist beschädigt: {why}; laden Sie sie noch einmal.',
  gzipLimit:
    'Die gzip-Datei enthält mehr als die {limit} Bytes, die sie haben soll; sie ist nicht die erwartete Datei, laden Sie sie also noch einmal.',
  cifarEmpty: 'Die Datei von CIFAR-10 ist leer; laden Sie sie noch einmal.',
  cifarLength:
    'Die Datei von CIFAR-10 hat {bytes} Bytes, und das sind keine ganzen Datensätze von {record} Bytes: Dem letzten fehlen {missing}. Laden Sie die Datei noch einmal, in ihrer binären Fassung.',
  cifarLabel:
    'Datensatz {record} der Datei von CIFAR-10 hat die Klassennummer {label}, die Nummern gehen aber von 0 bis {most}; die Datei ist beschädigt oder hat eine andere Form.',
  idxStart:
    'Das ist keine IDX-Datei: Sie beginnt nicht mit zwei Bytes 0, einem Typ und 1 bis 4 Dimensionen.',
  idxZeros:
    'Das ist keine IDX-Datei: Sie beginnt nicht mit zwei Bytes 0; öffnen Sie die entpackte Datei ({contents}).',
  idxCount:
    'Es gibt {images} Bilder, aber {labels} Klassennummern; die beiden Dateien gehören nicht zusammen, laden Sie also beide noch einmal.',
  idxLabel:
    'Klassennummer {place} ist {label}, aber es gibt nur {classes} Klassen (0 bis {most}); die Datei der Klassen ist beschädigt oder von einem anderen Datensatz.',
  idxSize:
    'Diese IDX-Datei will {shape} Werte haben, und das hat keine Datei ihrer Art ({contents}); sie ist beschädigt oder keine IDX-Datei.',
  idxTrailing:
    'Diese IDX-Datei hat nach ihren {shape} Werten noch {extra} Bytes; sie ist beschädigt, laden Sie sie also noch einmal.',
  idxEmpty: 'Die Datei ({contents}) ist leer; laden Sie sie noch einmal.',
  idxEnds:
    'Die Datei ({contents}) endet nach {bytes} Bytes, vor dem Ende ihres IDX-Kopfs; laden Sie sie noch einmal.',
  idxHeader:
    'Der Kopf dieser IDX-Datei ist abgeschnitten: {missing} seiner {bytes} Bytes fehlen; laden Sie die Datei noch einmal.',
  idxCutOff:
    'Diese IDX-Datei ist abgeschnitten: Sie will {shape} Werte haben, aber {missing} ihrer {bytes} Bytes fehlen; laden Sie die Datei noch einmal.',
  idxType: 'Diese IDX-Datei hat Werte vom Typ {type}; gelesen werden nur Bytes ohne Vorzeichen.',
  idxCode:
    'Diese IDX-Datei hat den unbekannten Typ {type}; gelesen werden nur Bytes ohne Vorzeichen (8).',
  idxOther:
    'Diese IDX-Datei enthält {other}, steht aber an der Stelle von {contents}; vertauschen Sie die beiden Dateien.',
  idxDimensions:
    'Diese IDX-Datei hat {given} Dimensionen, {contents} haben aber {wanted}; sie ist beschädigt oder von einem anderen Datensatz.',
  modelFormat:
    'Diese safetensors-Datei ist kein Netz von MLP Lab: Ihre Metadaten sagen nicht „format: mlp-lab“.',
  modelVersion:
    'Die Datei des Netzes hat Version {version}; dieses Programm liest Version {known}. Vielleicht hat ein neueres MLP Lab sie geschrieben.',
  modelJson: 'Die config in der Datei des Netzes ist kein gültiges JSON.',
  modelConfig: 'Die config in der Datei des Netzes ist falsch: {why}.',
  modelChecksum:
    'Die Datei des Netzes ist nicht mehr so, wie sie gesichert wurde: Ihr {entry} passt nicht zum Inhalt. Nehmen Sie eine andere Kopie; ein Programm, das ein Netz ändert, muss diesen Eintrag der Metadaten weglassen.',
  modelParameters: 'Ein Netz {layers} hat {expected} Parameter, nicht {given}.',
  modelExtra: 'Die Datei des Netzes hat einen Tensor {name}, nach dem ihre config nicht fragt.',
  modelMissing: 'Die Datei des Netzes hat keinen Tensor „{name}“.',
  modelShape: 'Der Tensor „{name}“ hat die Form [{shape}]; die config verlangt [{wanted}].',
  modelValue:
    'Der Tensor „{name}“ enthält einen Wert, der keine endliche Zahl ist: Die Datei ist beschädigt, oder ihr Training ist divergiert.',
  tensorTwice: 'Der Name {name} steht für zwei Tensoren.',
  tensorValues: 'Der Tensor {name} hat {values} Werte, seine Form ist aber [{shape}].',
  tensorShort:
    'Das ist keine safetensors-Datei: Sie hat {bytes} Bytes, und schon die Länge des Kopfs braucht {prefix}.',
  tensorHeader:
    'Das ist keine safetensors-Datei: Nach ihren ersten Bytes hat der Kopf {bytes} Bytes, und das Format erlaubt {most}.',
  tensorCutOff:
    'Die Datei ist abgeschnitten oder keine safetensors-Datei: Ihr Kopf soll {bytes} Bytes haben, und {there} sind da.',
  headerJson: 'Der Kopf der Datei ist kein gültiges JSON in UTF-8.',
  headerObject: 'Der Kopf der Datei ist kein Objekt in JSON.',
  headerTwice: 'Der Kopf der Datei hat denselben Schlüssel zweimal.',
  headerMetadata: '__metadata__ muss Namen zu Texten haben.',
  tensorEntry: 'Der Eintrag des Tensors {name} ist kein Objekt.',
  tensorType:
    'Der Tensor {name} hat den Typ {type}; gelesen werden {types}. Sichern Sie ihn als float32.',
  tensorSizes: 'Die Form des Tensors {name} ist keine Liste ganzer Zahlen ab 0.',
  tensorOffsets: 'Die data_offsets des Tensors {name} sind nicht zwei geordnete ganze Zahlen.',
  tensorBytes: 'Der Tensor {name} hat {bytes} Bytes, seine Form [{shape}] braucht aber {wanted}.',
  tensorHole:
    'Die Bytes des Tensors {name} beginnen bei {start}, die davor enden aber bei {end}: Tensoren dürfen sich weder überlappen noch Lücken lassen.',
  tensorsCutOff:
    'Die Datei ist abgeschnitten: Ihre Tensoren brauchen {bytes} Bytes, und {there} sind da.',
  tensorsTrailing: 'Die Datei hat nach ihrem letzten Tensor {bytes} Bytes, die zu keinem gehören.',
  initActivations:
    'Die verdeckten Schichten dieses Netzes haben {activations}; ein Lauf trainiert Netze mit einer Aktivierung.',
  initLayers:
    'Das Netz, mit dem begonnen wird, hat {given} vor seiner letzten Schicht, der Lauf {wanted}; nehmen Sie Bilder seiner Größe, und lassen Sie seine Schichten, wie sie sind.',
  initOneFrozen:
    'Von 1 verdeckten Schicht können nicht {frozen} fest bleiben; die letzte Schicht muss lernen.',
  initFrozen:
    'Von {layers} verdeckten Schichten können nicht {frozen} fest bleiben; die letzte Schicht muss lernen.',
  initAveraged:
    'Feste Schichten und gemittelte Gewichte gehen nicht zusammen; lassen Sie eins davon weg.',
  initNormalised:
    'Feste Schichten und Batch-Normalisierung gehen nicht zusammen; lassen Sie eins davon weg.',
  unknownModel:
    'Das ist keine Datei eines Netzes, die hier gelesen wird: weder safetensors noch ONNX noch model.json von TensorFlow.js. Ein Netz von PyTorch wird gelesen, wenn safetensors.torch.save_file() sein state_dict() gesichert hat.',
  foreign: 'Dieses Netz ist hier nicht zu gebrauchen: {why}.',
  kerasJson: 'Das ist keine model.json von TensorFlow.js, die sich lesen lässt: {why}.',
  kerasFile: 'Die Datei {file}, die model.json nennt, fehlt; öffnen Sie auch sie.',
  protobuf: 'Das ist nicht die Nachricht von Protocol Buffers, die es sein soll: {why}.',
  unsaidActivation:
    'Die Datei sagt nicht, welche Aktivierung auf ihre verdeckten Schichten folgt. Nennen Sie sie: {choices}.',
  unsaidPixels:
    'Die Datei sagt nicht, mit welchen Zahlen das Netz trainiert wurde. Sagen Sie, was aus Pixeln von 0 bis 255 wurde: none (nichts anderes), unit (0 bis 1), signed (-1 bis 1), oder Mittel und Standardabweichung.',
  unsaidChannels:
    'Die Datei sagt nicht, wo ihre Eingabe die Farben eines Pixels hat. Sagen Sie first (ein ganzes Bild einer Farbe nach dem anderen, wie bei PyTorch) oder last (nebeneinander, wie meist bei Keras und NumPy).',
  hintActivation: 'Als Aktivierung gibt es {choices}, nicht {value}.',
  hintPixels:
    'Die Skalierung der Pixel ist none, unit, signed oder ein Mittel und eine Standardabweichung über 0, nicht {value}.',
  hintChannels: 'Die Farben stehen an erster (first) oder letzter Stelle (last), nicht {value}.',
  hintImage:
    'Das Netz liest {inputs} Werte, und die haben Bilder von {width} × {height} mit {channels} Farbkanälen nicht.',
  hintNames:
    'Das Netz hat {classes} Klassen, es braucht also {number} druckbare Namen von höchstens 80 Zeichen.',
  exportImage:
    'Die Fläche zum Zeichnen macht graue Bilder von 28 × 28, dieses Netz liest aber {width} × {height} mit {channels}. Exportieren Sie es als js, und geben Sie ihm die Bilder selbst.',
  exportResidual:
    'Das Format {format} kann nicht sagen, dass Schichten die Ausgaben der Schichten davor addieren, wie es dieses Netz tut; exportieren Sie es als {formats}.',
  exportGelu:
    'Dieses Netz hat GELU in der Form mit tanh, die ein Modell von Keras 2 nicht ausdrücken kann: Dessen „gelu“ ist eine andere Funktion, und ein älteres TensorFlow.js hat keine andere. Exportieren Sie es als onnx oder js, oder trainieren Sie ein Netz mit relu.',
};

/** @type {Record<keyof typeof import('../en/engine-sentences.js').parts, string>} */
export const parts = {
  cost: 'der Wert der Kosten',
  weight: 'ein Gewicht',
  training: 'Training',
  test: 'Test',
  images: 'Bilder',
  labels: 'Klassennummern',
  itsKind: 'was sie enthält',
  imagesOf: 'Bilder von {width} × {height} mit {channels}',
  oneChannel: '1 Farbkanal',
  channels: '{number} Farbkanälen',
  ofThem: '{number} davon',
  at: '{value} bei [{place}]',
  cutOff: 'sie ist abgeschnitten',
  corrupt: 'sie ist verfälscht, oder nach ihrem Ende folgt anderes',
  damaged: 'er ist beschädigt',
  damagedOrCut: 'er ist beschädigt oder abgeschnitten',
  notJson: 'sie ist kein JSON',
  noValidJson: 'sie ist kein gültiges JSON',
  noObject: 'sie ist kein Objekt',
  noMark: 'er beginnt nicht mit dem Zeichen einer Version, die hier bekannt ist',
  headerNoJson: 'sein Kopf ist kein gültiges JSON',
  wrongEpochs: 'seine Liste der Epochen ist falsch',
  wrongChanges: 'seine Liste der Änderungen ist falsch',
  noFigure: 'in seinem Kopf fehlt eine Zahl',
  noArithmetic: 'er nennt seine Arithmetik nicht',
  noRecipe: 'er hat kein Rezept',
  wrongRecipe: 'sein Rezept ist falsch. {why}',
  isNoObject: '„{field}“ ist kein Objekt',
  imageSize: '„image“ hat eine Größe, die keine ganze Zahl ab 1 ist',
  layerList: '„layers“ ist keine Liste von 2 bis {most} Größen',
  firstLayer: 'die erste Schicht ist nicht so groß wie ein Bild, {size}',
  hiddenUnits: 'eine verdeckte Schicht hat nicht 1 bis {most} Einheiten',
  lastLayer: 'die letzte Schicht hat nicht 1 bis {most} Klassen',
  activationList: '„activations“ ist keine Liste von {number} aus {choices}',
  costOne: '„cost“ ist keins von {choices}',
  residualWrong: '„residual“ ist nicht true oder false',
  nameList: '„classNames“ ist keine Liste von {number} druckbaren Namen',
  cameDamaged: 'was kam, war abgeschnitten oder beschädigt',
  cameChanged: 'was kam, hat die falsche Prüfsumme (wurde die Website eben geändert?)',
  cameLabels: 'es hat Klassennummern, zu denen es keine Klasse gibt',
  stalled: 'der Server hat {seconds} Sekunden lang nichts geschickt',
  broken: 'die Verbindung ist abgebrochen',
  brokenBy: 'die Verbindung ist abgebrochen ({reason})',
  tooMuch: 'der Server hat mehr als die erwarteten {limit} Bytes geschickt',
  status: 'der Server hat mit HTTP-Status {status} geantwortet',
  packFormat: 'format und version sind nicht „mlp-lab-pack“ und 1',
  packOther: 'name ist nicht „{name}“',
  packLarge: 'sie will mehr als {size} MB Bilder haben',
  packBytes: '{field}.bytes sind mehr, als die Bilder brauchen können',
  packSum: '{field}.count ist nicht die Summe der Teile',
  fieldObject: '{field} ist kein Objekt',
  fieldList: '{field} ist keine Liste von {low} bis {high} Dingen',
  fieldCount: '{field} ist keine ganze Zahl von 1 bis {most}',
  fieldText: '{field} ist kein Text der nötigen Form',
  noLayers: 'es hat keine Schichten',
  layersMost: 'es hat {number} Schichten, und {most} sind hier das Höchste',
  hiddenMost: 'es hat {number} verdeckte Schichten, und {most} sind hier das Höchste',
  inputsMost: 'es hat {number} Eingaben, und {most} sind hier das Höchste',
  outputsMost: 'es hat {number} Ausgaben, und {most} sind hier das Höchste',
  unitsMost: 'seine Schicht {name} hat {number} Einheiten, und {most} sind hier das Höchste',
  layersMany: 'es hat {number} Schichten',
  tensorNoLayer:
    'sein Tensor {name} der Form [{shape}] ist weder Gewicht noch Bias einer linearen Schicht{more}',
  ofBatchNorm: ', sondern einer BatchNorm-Schicht; rechnen Sie sie in die Schicht davor ein',
  ofRecurrent: ', sondern einer rekurrenten Schicht',
  ofAttention: ', sondern einer Attention-Schicht',
  ofConvolution: ', sondern einer Faltung',
  biasAlone: 'sein Bias {name} hat kein Gewicht',
  noOrder: 'seine Schichten folgen in der Ordnung ihrer Namen nicht aufeinander: {names}',
  otherInputs: 'seine Schicht {name} nimmt {number} Werte, und {before} davor gibt {given}',
  layerEmpty: 'seine Schicht {name} ist leer',
  layerWeights:
    'seine Schicht {name} hat eine andere Zahl von Gewichten, als ihre Größen verlangen',
  layerValue: 'seine Schicht {name} enthält einen Wert, der keine endliche Zahl ist',
  noActivation: 'auf seine verdeckte Schicht {name} folgt keine Aktivierung',
  scalingValue: 'es skaliert seine Eingabe mit einer Zahl, die nicht endlich ist',
  noGraph: 'die Datei ist kein ONNX-Modell: Sie hat keinen Graphen',
  operatorsMany: 'es hat {number} Operatoren',
  erfOperator:
    'es hat den Operator „Erf“, wie ihn GELU in der Form mit erf hat, und hier gibt es nur die mit tanh',
  circle: 'sein Graph geht im Kreis',
  inputsInstead: 'es hat {number} Eingänge statt einem',
  noChain: '{number} Operatoren lesen {name} ({kinds}), also ist es keine Kette von Schichten',
  cast: 'sein Cast macht {type} aus den Werten des Netzes',
  otherAxis: 'sein {operator} geht entlang einer anderen Achse als der der Klassen',
  geluErf: 'sein Gelu ist die Form mit erf, und hier gibt es nur die mit tanh',
  kerasGelu: 'sein „gelu“ ist die Form mit erf, und hier gibt es nur die mit tanh',
  otherSide: 'sein {operator} multipliziert von der anderen Seite',
  onRight: 'sein {operator} hat den Wert des Netzes rechts',
  operator: 'es hat den Operator {name}, den ein mehrschichtiges Perzeptron hier nicht hat',
  tensorType: 'sein Tensor {name} hat den Typ {type}, und gelesen werden nur {types}',
  noConstant: 'sein {operator} rechnet mit {name}, das keine Konstante ist',
  weightShape: 'sein Gewicht {name} hat {number} Dimensionen statt 2',
  sizeBelow: 'sein Tensor {name} hat eine Größe unter 0',
  otherFile: 'seine Gewichte sind in einer anderen Datei; sichern Sie es mit allen in einer',
  tensorValues: 'sein Tensor {name} hat {number} Werte, und seine Form verlangt {wanted}',
  biasValues: 'der Bias seiner Schicht {name} hat {number} Werte',
  beforeFirst: '{name} kommt vor seiner ersten Schicht',
  afterSoftmax: '{name} folgt auf sein Softmax',
  layerAfterSoftmax: 'auf sein Softmax folgt eine Schicht',
  noLayerBetween: '{name} folgt auf {before} ohne eine Schicht dazwischen',
  slope: 'die Steigung seines Leaky ReLU ist {slope}, und hier ist sie 0.01',
  noNumbers: 'sein {operator} hat keine Zahlen',
  noBias: 'sein {operator} nach der Schicht {name} ist kein Bias',
  ends: 'es endet mit {name}; hier kann ein Netz mit Softmax, Sigmoid oder nichts enden',
  otherNumbers: 'sein {operator} hat {number} Zahlen, und die davor {before}',
  scalesBy: 'es skaliert seine {inputs} Eingaben mit {number} Zahlen',
  graphModel: 'es ist ein Graph-Modell von TensorFlow.js; wandeln Sie es in ein Layers-Modell',
  weightType:
    'sein Gewicht {name} ist vom Typ {type}; gelesen werden {types} und was tensorflowjs_converter in uint8 und uint16 quantisiert',
  notAlone: 'seine Schicht {name} liest nicht allein die davor',
  layerKind:
    'es hat eine Schicht der Art {kind}, die ein mehrschichtiges Perzeptron hier nicht hat',
  activation: 'es hat die Aktivierung {name}, die es hier nicht gibt',
  reluLimit: 'sein ReLU hat eine Grenze oder eine Schwelle',
  namesNoLayers: 'sie nennt keine Schichten',
  layerNoObject: 'eine Schicht ist kein Objekt',
  noTopology: 'sie hat keine „modelTopology“',
  wrongManifest: 'ihr „weightsManifest“ ist falsch',
  strangeFile: 'sie nennt eine Datei {name} für ihre Gewichte',
  unnamedWeight: 'ein Gewicht hat keinen Namen oder keine Form',
  weightsEnd: 'die Dateien ihrer Gewichte enden, bevor {name} endet',
  weightsLonger: 'die Dateien ihrer Gewichte sind länger als die Gewichte',
  noConfig: 'eine Schicht hat keine „config“',
  weightMissing: 'das Gewicht {name} fehlt',
  kernelShape: 'der Kernel von {name} hat keine zwei Dimensionen',
  noNumber: 'eine Skalierung oder ein Versatz ist keine Zahl',
  fieldNumber: 'sie hat ein Feld mit der Nummer {number}',
  fieldKind: 'sie hat ein Feld der unbekannten Art {kind}',
  otherKind: 'ihr Feld {number} ist von anderer Art',
  manyBits: 'sie hat eine Zahl von mehr als 64 Bit',
  noUtf8: 'sie hat einen Text, der nicht UTF-8 ist',
};
