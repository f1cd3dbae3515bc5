declare module 'virtual:trainer-source' {
  /** The training worker as one classic script, the core included. */
  const source: string;
  export default source;
}

declare module 'virtual:helper-source' {
  /** A helper thread as one classic script. */
  const source: string;
  export default source;
}
