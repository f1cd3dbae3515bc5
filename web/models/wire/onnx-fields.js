/** The numbers of ONNX's messages and enums, as many as are written and read here (onnx.proto, IR 8 to 10). */

export const FIELDS = {
  model: { irVersion: 1, producerName: 2, graph: 7, opsetImport: 8, metadata: 14 },
  opset: { domain: 1, version: 2 },
  entry: { key: 1, value: 2 },
  graph: { node: 1, name: 2, initializer: 5, input: 11, output: 12 },
  node: { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 },
  attribute: { name: 1, float: 2, whole: 3, text: 4, tensor: 5, floats: 7, wholes: 8, type: 20 },
  tensor: {
    ...{ dimensions: 1, dataType: 2, floatData: 4, int32Data: 5, int64Data: 7, name: 8 },
    ...{ rawData: 9, doubleData: 10, externalData: 13, dataLocation: 14 },
  },
  valueInfo: { name: 1, type: 2 },
  type: { tensor: 1 },
  tensorType: { elements: 1, shape: 2 },
  shape: { dimension: 1 },
};

/** Of a shape: a number or a name. */
export const DIMENSION = { size: 1, name: 2 };

/** AttributeProto.AttributeType */
export const ATTRIBUTE = { float: 1, whole: 2, text: 3 };

/** TensorProto.DataType */
export const DATA_TYPES = {
  ...{ float: 1, uint8: 2, int8: 3, uint16: 4, int16: 5, int32: 6, int64: 7, string: 8, bool: 9 },
  ...{
    float16: 10,
    double: 11,
    uint32: 12,
    uint64: 13,
    complex64: 14,
    complex128: 15,
    bfloat16: 16,
  },
};
