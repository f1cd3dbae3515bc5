// What the build puts into scripts: see web/bundle/offline.js.

/** Whether this build's service worker adds the headers of cross-origin isolation. */
declare const ISOLATES: boolean;
/** Of the service worker's files: equal for equal files. */
declare const VERSION: string;
/** The files of a version: path from the page's folder, and hash as `integrity` has it. */
declare const FILES: Record<string, string>;

/** A file of its own: the page's policy allows no images inside of scripts. */
declare module '*?no-inline' {
  const url: string;
  export default url;
}
