/**
 * Tests of several files in one process, so that they share its browsers: MLP_TEST_FILES names them,
 * MLP_TEST_ENGINES the engines.
 */
for (const file of String(process.env.MLP_TEST_FILES).split(',')) {
  await import(new URL(file, import.meta.url).href);
}
