/**
 * What the engine, the worker and the readers of files say when something goes wrong: the sentences that they
 * throw, with {names} for values. They stay English for programs; a page of another language finds a sentence
 * here and says its own (web/i18n/say-engine.js). A test reads the sources and fails where one is missing.
 */
export const sentences = {
  // A run.
  diverged:
    'Training diverged in epoch {epoch}, batch {batch}, with learning rate {rate}: {what} is no longer a finite number. The parameters are back at the end of the last finite epoch; try a lower learning rate.',
  outOfMemory:
    'The engine could not get {size} MiB of memory for this network and its data; take fewer samples, smaller layers or a smaller batch.',
  coreNotBuilt:
    'The module {module} could not be loaded from {url} ({reason}); in a checkout, ./build.sh build makes it.',
  coreNotLoaded:
    'The module {module} could not be loaded from {url} ({reason}); check the connection and try again.',
  coreNotStarted:
    'The engine could not start ({reason}); close other pages or programs, then try again.',
  workerFailed:
    'The training worker stopped unexpectedly. What the page shows is kept; start again to go on.',
  ended: 'The background worker was ended.',
  overtaken: 'Another run was prepared meanwhile.',
  noRun: 'There is no run yet; prepare one first.',
  notOpen: 'The engine is not loaded yet.',
  notLoaded: 'The data set "{name}" is not loaded yet.',
  untrained: 'This network has not learned anything yet; train it first.',
  noHand: 'No network has learned from drawings yet.',
  otherData:
    'The checkpoint belongs to a run on other images than these; use those images, or start a new run.',
  moreEpochs: 'A run can go on for 1 to {most} whole epochs more.',
  checkpoint: 'This is not a checkpoint that a run can resume from: {why}.',
  // Settings.
  link: 'The link has a part that cannot be read: "{name}={text}"; none of its settings are used.',
  oneOf: 'The {field} is one of {choices}, not {value}.',
  trueOrFalse: 'The {field} is true or false, not {value}.',
  vanishes: 'The {field} {value} is 0 in float32.',
  wholeNumber: 'The {field} must be a whole number from {low} to {high}, not {value}.',
  number: 'The {field} must be a number from {low} to {high}, not {value}.',
  wholeNumbers:
    'The {field} must be a list of up to {most} whole numbers from {low} to {high}, not {value}.',
  numbers: 'The {field} must be a list of up to {most} numbers from {low} to {high}, not {value}.',
  noRecipe: 'A recipe is an object of settings, not {value}.',
  noField: 'A recipe has no field {name}.',
  noPreset: 'There is no preset {name}; take {presets}.',
  eachLayer:
    'The {field} is one number for all hidden layers or one for each of them ({layers}), not {value}.',
  manyLayers: 'A network has at most {most} hidden layers, not {layers}; leave some out.',
  activations: '{layers} hidden layers need as many activations, not {value}.',
  worldDigits:
    'World digits can be added to grey 28x28 images of the classes 0 to 9 only; leave them out.',
  noVariant: 'There is no variant "{name}"; take auto, {variants}.',
  noMode: 'There is no mode "{name}"; take {modes}.',
  noThreads: 'Take 1 to {most} threads or auto, not {value}.',
  variantUnsupported: 'This engine cannot run the variant "{name}"; take "auto" or "scalar".',
  // What the core refuses.
  coreInputs: 'A network takes 1 to 65,536 inputs.',
  coreLayers: 'A network has at most 8 hidden layers; leave some out.',
  coreUnits: 'A hidden layer has 1 to 8,192 units.',
  coreClasses: 'A network tells 1 to 1,024 classes apart.',
  coreBatch: 'The batch size is 1 to 4,096.',
  coreRate:
    'The learning rate must be a finite number, 0 or more; what float32 rounds to 0 or infinity is none.',
  coreDecay: 'The weight decay must be a finite number, 0 or more.',
  coreMomentum: 'Momentum, beta1 and beta2 lie in [0, 1), and epsilon is above 0.',
  coreTooLarge: 'The network does not fit into memory; make its layers or batch smaller.',
  coreRow: 'A selected sample is not in the set; select rows below its count.',
  coreLabel: 'A label is not below the number of classes; give the network more classes.',
  coreCount: 'The number of values does not fit this network.',
  coreScaling: 'An offset or gain of the input scaling is infinite or not a number.',
  corePoint: 'A point of a stroke is not a finite number within a million; leave it out.',
  corePen: 'The pen is 1 to 10 pixels wide.',
  coreMidEpoch: 'The state of a run can be saved between two epochs only.',
  coreState: 'The state of the run is damaged, or another version of this program made it.',
  coreOtherState: 'The state comes from a run with other settings.',
  coreThread: 'A helper thread stopped at its work; try again.',
  coreImage: 'The width and height do not fit the number of inputs.',
  coreDropout: 'Dropout leaves out a share of at least 0 and below 1.',
  coreSmoothing: 'Label smoothing is at least 0 and below 1.',
  coreNorm:
    'A largest norm must be a finite number; 0 is no limit. Batch normalisation takes batches of 2 or more.',
  coreSchedule: 'The learning rate schedule has a number that is out of range.',
  coreAveraging:
    'Averaging of weights keeps at least 0 and less than 1, and does not go with swaFrom.',
  coreAugmentation:
    'An augmentation number is out of range; crop is below the shorter side of the images, cutout at most that.',
  coreWeight: 'A parameter is infinite or not a number; nothing was changed.',
  coreRefused: 'The core refused a call of the engine; please report this.',
  // Images and labels.
  oneClass:
    'All training images are of one class, {name}, so there is nothing to tell apart; add images of another class.',
  otherShape:
    'The test images have {test}, but the training images {train}; give both the same shape.',
  labelOf:
    'The label of {part} image {image} is {label}, but there are only {classes} classes, counted from 0; correct the label or name more classes.',
  otherSize: 'This network reads images of {inputs} values, but the samples have {given}.',
  readsValues: 'The network reads {inputs} values and not {given}.',
  setShape: 'Set 1 has {one}, but set {number} has {other}; join only sets of one shape.',
  setNames: 'Set {number} has other class names than set 1; join only sets of the same classes.',
  sampleCount: 'The number of samples is {given}; give a whole number from 1 to {most}.',
  noSample: 'A picture of {width} x {height} cannot be made a sample of {toWidth} x {toHeight}.',
  // Data sets of a site.
  datasetUnknown: 'There is no data set {name}; the known ones are {known}.',
  packName: '"{name}" is not the name of a data set; take one that is.',
  packMissing:
    'The data set "{name}" cannot be loaded, because {why} when asked for its index.json (tried {times} times). Check the connection, then try again.',
  packMemory:
    '{title} needs {size} MB of memory, which this device does not give; close other pages or choose a smaller data set.',
  packKept:
    'The download of {title} broke off at {file}, because {why} (tried {times} times). What arrived ({kept} of {total} MB) is kept, and trying again goes on from there.',
  packLost:
    'The download of {title} broke off at {file}, because {why} (tried {times} times). Nothing of it is kept in this browser, so trying again starts from the beginning.',
  packIndex:
    "The site's copy of this data set cannot be used: its index.json is wrong, as {why}. Whoever runs the site should make it again by data/pack.js.",
  cacheSilent: 'The storage of this browser does not answer.',
  cacheFull: 'The storage of this browser is full.',
  cacheBlocked: 'This browser gives no storage here, as in private windows.',
  // Files of images.
  gzipDamaged: 'The gzip file is damaged: {why}; fetch it again.',
  gzipLimit:
    'The gzip file holds more than the {limit} bytes that are expected of it; it is not the file it should be, so fetch it again.',
  cifarEmpty: 'The CIFAR-10 file is empty; fetch it again.',
  cifarLength:
    'The CIFAR-10 file has {bytes} bytes, which is no whole number of records of {record} bytes: the last one lacks {missing}. Fetch the file again, in its binary version.',
  cifarLabel:
    'Record {record} of the CIFAR-10 file has the label {label}, but labels go from 0 to {most}; the file is damaged or of another format.',
  idxStart:
    'This is not an IDX file: it does not start with two zero bytes, a type and 1 to 4 dimensions.',
  idxZeros:
    'This is not an IDX file: it does not start with two zero bytes; give the decompressed file of {contents}.',
  idxCount:
    'There are {images} images but {labels} labels; the two files do not belong together, so fetch both again.',
  idxLabel:
    'Label {place} is {label}, but there are only {classes} classes (0 to {most}); the label file is damaged or belongs to another data set.',
  idxSize:
    'This IDX file claims to hold {shape} values, which no file of {contents} does; it is damaged or not an IDX file.',
  idxTrailing:
    'This IDX file has {extra} bytes after the {shape} values it claims; it is damaged, so fetch it again.',
  idxEmpty: 'The file of {contents} is empty; fetch it again.',
  idxEnds:
    'The file of {contents} ends after {bytes} bytes, before its IDX header does; fetch it again.',
  idxHeader:
    'The header of this IDX file is cut off: {missing} of its {bytes} bytes are missing; fetch the file again.',
  idxCutOff:
    'This IDX file is cut off: it claims {shape} values, but {missing} of its {bytes} bytes are missing; fetch the file again.',
  idxType: 'This IDX file holds values of type {type}; only unsigned bytes can be read.',
  idxCode: 'This IDX file has the unknown type code {type}; only unsigned bytes (8) can be read.',
  idxOther:
    'This IDX file holds {other}, but it was given where {contents} belong; give the two files the other way round.',
  idxDimensions:
    'This IDX file has {given} dimensions, but {contents} have {wanted}; it is damaged or belongs to another data set.',
  // Networks in files.
  modelFormat:
    'This safetensors file is not a model of MLP Lab: its metadata does not say "format": "mlp-lab".',
  modelVersion:
    'The model file has version {version}; this program reads version {known}. A newer MLP Lab may have written it.',
  modelJson: 'The config in the model file is not valid JSON.',
  modelConfig: 'The config in the model file is wrong: {why}.',
  modelChecksum:
    'The model file is not as it was saved: its {entry} does not fit what it holds. Take another copy; a program that changes a model must leave that entry of the metadata out.',
  modelParameters: 'A network {layers} has {expected} parameters, not {given}.',
  modelExtra: 'The model file has a tensor {name} that its config does not ask for.',
  modelMissing: 'The model file has no tensor "{name}".',
  modelShape: 'The tensor "{name}" has the shape [{shape}]; the config asks for [{wanted}].',
  modelValue:
    'The tensor "{name}" holds a value that is not a finite number: the file is damaged, or the training it comes from diverged.',
  tensorTwice: 'The name {name} is used for two tensors.',
  tensorValues: 'The tensor {name} has {values} values, but its shape is [{shape}].',
  tensorShort:
    "This is not a safetensors file: it has {bytes} bytes, and the header's length alone takes {prefix}.",
  tensorHeader:
    'This is not a safetensors file: its first bytes say that the header has {bytes} bytes, and the format allows {most}.',
  tensorCutOff:
    'The file is cut off or is not a safetensors file: its header should have {bytes} bytes, and {there} are there.',
  headerJson: 'The header of the file is not valid JSON in UTF-8.',
  headerObject: 'The header of the file is not a JSON object.',
  headerTwice: 'The header of the file has the same key twice.',
  headerMetadata: '__metadata__ must map names to strings.',
  tensorEntry: 'The entry of tensor {name} is not an object.',
  tensorType: 'The tensor {name} has the type {type}; {types} are read here. Save it as float32.',
  tensorSizes: 'The shape of tensor {name} is not a list of whole numbers from 0 up.',
  tensorOffsets: 'The data_offsets of tensor {name} are not two whole numbers in order.',
  tensorBytes: 'The tensor {name} has {bytes} bytes, but its shape [{shape}] takes {wanted}.',
  tensorHole:
    'The bytes of tensor {name} start at {start}, but those before it end at {end}: tensors may neither overlap nor leave a hole.',
  tensorsCutOff: 'The file is cut off: its tensors take {bytes} bytes, and {there} are there.',
  tensorsTrailing: 'The file has {bytes} bytes after its last tensor that belong to none.',
  initActivations:
    'The hidden layers of this network have {activations}; a run trains networks with one activation.',
  initLayers:
    'The network to begin with has {given} before its last layer, and the run {wanted}; take images of its size, and leave its layers as they are.',
  initOneFrozen: 'Of 1 hidden layer, {frozen} cannot be frozen; the last layer must learn.',
  initFrozen: 'Of {layers} hidden layers, {frozen} cannot be frozen; the last layer must learn.',
  initAveraged: 'Frozen layers and averaged weights do not go together; leave one of them out.',
  initNormalised:
    'Frozen layers and batch normalisation do not go together; leave one of them out.',
  // Networks of other programs, and for them.
  unknownModel:
    'This is no file of a model that is read here: neither safetensors nor ONNX nor model.json of TensorFlow.js. A PyTorch model is read when safetensors.torch.save_file() has saved its state_dict().',
  foreign: 'This network cannot be used here: {why}.',
  kerasJson: 'This is not a model.json of TensorFlow.js that can be read: {why}.',
  kerasFile: 'The file {file}, which model.json names, is missing; give it too.',
  protobuf: 'This is not the Protocol Buffers message that it should be: {why}.',
  unsaidActivation:
    'The file does not say which activation follows its hidden layers. Name it: {choices}.',
  unsaidPixels:
    'The file does not say which numbers the network was trained on. Say what became of pixels from 0 to 255: none, unit (0 to 1), signed (-1 to 1), or the mean and standard deviation that were taken.',
  unsaidChannels:
    'The file does not say where its input has the colours of a pixel. Say first (a whole image of one colour after the other, as PyTorch has them) or last (side by side, as Keras and NumPy mostly have them).',
  hintActivation: 'The activation must be one of {choices}, not {value}.',
  hintPixels:
    'The scaling of pixels must be none, unit, signed, or a mean and a standard deviation above 0, not {value}.',
  hintChannels: 'The order of channels must be first or last, not {value}.',
  hintImage:
    'The network reads {inputs} values, which images of {width} x {height} with {channels} channels do not have.',
  hintNames:
    'The network has {classes} classes, so {number} printable names of up to 80 characters are needed.',
  exportImage:
    "The page's pad makes images of 28 x 28 in grey, but this network reads {width} x {height} with {channels}. Export it as js and feed it yourself.",
  exportResidual:
    'The format {format} cannot say that layers add the outputs of those before them, as this network does; export it as {formats}.',
  exportGelu:
    'This network has GELU in its tanh form, which a model of Keras 2 cannot say: its own "gelu" is another function, and older TensorFlow.js has no other. Export it as onnx or js, or train a network with relu.',
};

/** What stands in these sentences as a value and is words all the same. */
export const parts = {
  cost: 'the cost',
  weight: 'a weight',
  training: 'training',
  test: 'test',
  images: 'images',
  labels: 'labels',
  itsKind: 'its kind',
  imagesOf: 'images of {width} x {height} with {channels}',
  oneChannel: '1 channel',
  channels: '{number} channels',
  ofThem: '{number} of them',
  at: '{value} at [{place}]',
  cutOff: 'it is cut off',
  corrupt: 'it is corrupt, or other data follow its end',
  damaged: 'it is damaged',
  damagedOrCut: 'it is damaged or cut off',
  notJson: 'it is not JSON',
  noValidJson: 'it is not valid JSON',
  noObject: 'it is not an object',
  // A checkpoint.
  noMark: 'it does not begin with the mark of a version that is known here',
  headerNoJson: 'its header is not valid JSON',
  wrongEpochs: 'its list of epochs is wrong',
  wrongChanges: 'its list of changes is wrong',
  noFigure: 'its header lacks a figure',
  noArithmetic: 'it does not name its arithmetic',
  noRecipe: 'it has no recipe',
  wrongRecipe: 'its recipe is wrong. {why}',
  // The config of a model.
  isNoObject: '"{field}" is not an object',
  imageSize: '"image" has a size that is not a whole number from 1 up',
  layerList: '"layers" is not a list of 2 to {most} sizes',
  firstLayer: 'the first layer is not as large as an image, {size}',
  hiddenUnits: 'a hidden layer does not have 1 to {most} units',
  lastLayer: 'the last layer does not have 1 to {most} classes',
  activationList: '"activations" is not a list of {number} out of {choices}',
  costOne: '"cost" is not one of {choices}',
  residualWrong: '"residual" is not true or false',
  nameList: '"classNames" is not a list of {number} printable names',
  // A download.
  cameDamaged: 'what came was cut off or damaged',
  cameChanged: 'what came has the wrong checksum (has the site just been changed?)',
  cameLabels: 'it has labels that name no class',
  stalled: 'the server sent nothing for {seconds} seconds',
  broken: 'the connection failed',
  brokenBy: 'the connection failed ({reason})',
  tooMuch: 'the server sent more than the {limit} bytes expected',
  status: 'the server answered with HTTP status {status}',
  // The index of a pack.
  packFormat: 'format and version are not "mlp-lab-pack" and 1',
  packOther: 'name is not "{name}"',
  packLarge: 'it claims more than {size} MB of images',
  packBytes: '{field}.bytes are more than its images can need',
  packSum: '{field}.count is not the sum of its shards',
  fieldObject: '{field} is not an object',
  fieldList: '{field} is not a list of {low} to {high} items',
  fieldCount: '{field} is not a whole number from 1 to {most}',
  fieldText: '{field} is not a text of the form it must have',
  // A network of another program.
  noLayers: 'it has no layers',
  layersMost: 'it has {number} layers, and {most} are the most here',
  hiddenMost: 'it has {number} hidden layers, and {most} are the most here',
  inputsMost: 'it has {number} inputs, and {most} are the most here',
  outputsMost: 'it has {number} outputs, and {most} are the most here',
  unitsMost: 'its layer {name} has {number} units, and {most} are the most here',
  layersMany: 'it has {number} layers',
  tensorNoLayer:
    'its tensor {name} of the shape [{shape}] is no weight or bias of a Linear layer{more}',
  ofBatchNorm: ', but of a BatchNorm layer; fold it into the one before it',
  ofRecurrent: ', but of a recurrent layer',
  ofAttention: ', but of an attention layer',
  ofConvolution: ', but of a convolution',
  biasAlone: 'its bias {name} has no weight',
  noOrder: 'its layers do not follow one another by the order of their names: {names}',
  otherInputs: 'its layer {name} takes {number} values, and {before} before it gives {given}',
  layerEmpty: 'its layer {name} is empty',
  layerWeights: 'its layer {name} has weights of another number than its sizes ask for',
  layerValue: 'its layer {name} holds a value that is not a finite number',
  noActivation: 'no activation follows its hidden layer {name}',
  scalingValue: 'it scales its input by a number that is not finite',
  noGraph: 'the file is no ONNX model: it has no graph',
  operatorsMany: 'it has {number} operators',
  erfOperator:
    'it has the operator "Erf", as GELU in its erf form has, and only the tanh form is here',
  circle: 'its graph goes in a circle',
  inputsInstead: 'it has {number} inputs instead of one',
  noChain: '{number} operators read {name} ({kinds}), so it is no chain of layers',
  cast: "its Cast makes {type} of the network's values",
  otherAxis: 'its {operator} goes along another axis than the classes',
  geluErf: 'its Gelu is the erf form, and only the tanh form is here',
  kerasGelu: 'its "gelu" is the erf form, and only the tanh form is here',
  otherSide: 'its {operator} multiplies from the other side',
  onRight: "its {operator} has the network's value on the right",
  operator: 'it has the operator {name}, which is not one of a multilayer perceptron here',
  tensorType: 'its tensor {name} has the type {type}, and only {types} are read',
  noConstant: 'its {operator} works on {name}, which is no constant',
  weightShape: 'its weight {name} has {number} dimensions instead of 2',
  sizeBelow: 'its tensor {name} has a size below 0',
  otherFile: 'its weights are in another file; save it with all of them in one',
  tensorValues: 'its tensor {name} has {number} values, and its shape asks for {wanted}',
  biasValues: 'the bias of its layer {name} has {number} values',
  beforeFirst: '{name} comes before its first layer',
  afterSoftmax: '{name} follows its softmax',
  layerAfterSoftmax: 'a layer follows its softmax',
  noLayerBetween: '{name} follows {before} without a layer between',
  slope: 'the slope of its leaky ReLU is {slope}, and here it is 0.01',
  noNumbers: 'its {operator} has no numbers',
  noBias: 'its {operator} after the layer {name} is no bias',
  ends: 'it ends with {name}; softmax, sigmoid or nothing can end a network here',
  otherNumbers: 'its {operator} has {number} numbers, and those before it {before}',
  scalesBy: 'it scales its {inputs} inputs by {number} numbers',
  graphModel: 'it is a graph model of TensorFlow.js; convert it as a layers model',
  weightType:
    'its weight {name} is of the type {type}; {types} are read, and what tensorflowjs_converter quantises to uint8 and uint16',
  notAlone: 'its layer {name} does not read the one before it alone',
  layerKind: 'it has a layer of the kind {kind}, which is not one of a multilayer perceptron here',
  activation: 'it has the activation {name}, which is not one here',
  reluLimit: 'its ReLU has a limit or a threshold',
  // A model.json, and Protocol Buffers.
  namesNoLayers: 'it names no layers',
  layerNoObject: 'a layer is no object',
  noTopology: 'it has no "modelTopology"',
  wrongManifest: 'its "weightsManifest" is wrong',
  strangeFile: 'it names a file {name} for its weights',
  unnamedWeight: 'a weight has no name or no shape',
  weightsEnd: 'the files of its weights end before {name} does',
  weightsLonger: 'the files of its weights are longer than its weights',
  noConfig: 'a layer has no "config"',
  weightMissing: 'the weight {name} is missing',
  kernelShape: 'the kernel of {name} has no two dimensions',
  noNumber: 'a scale or an offset is no number',
  fieldNumber: 'it has a field of the number {number}',
  fieldKind: 'it has a field of the unknown kind {kind}',
  otherKind: 'its field {number} is of another kind',
  manyBits: 'it has a number of more than 64 bits',
  noUtf8: 'it has a text that is not UTF-8',
};
