// Some systems (LANG=C.UTF-8, usual in containers) give WebKitGTK the language "C", which is no
// language tag: uPlot formats numbers in it while it loads, throws, and nothing that imports it
// comes to life. Imported before uPlot, this makes the language a valid one.
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
}
