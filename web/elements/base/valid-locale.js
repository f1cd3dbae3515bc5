// Some systems (LANG=C.UTF-8, usual in containers) give WebKitGTK the language "C", which is no
// language tag. uPlot formats numbers in it while it loads and throws, so that nothing that imports it
// works. Imported before uPlot, this replaces the tag by a valid one.
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
}
