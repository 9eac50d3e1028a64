// How a test file is loaded (CONTRIBUTING.md, "Write a test"): what stands in `test` anew for each file; everything else, packages and
// the rooms of the product, once for a process, as in the service itself. For coverage, which counts by file, Jest's own way.
const { createRequire } = require('node:module');
const { dirname, join, resolve, sep } = require('node:path');
const { existsSync } = require('node:fs');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { SourceTextModule, SyntheticModule } = require('node:vm');
const Runtime = require('jest-runtime').default;

const root = resolve(__dirname, '..', '..', '..');
const tests = join(root, 'test') + sep;
const GLOBALS = '@jest/globals';
const AS_MODULE = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};

/** What every test file of this process has in common: modules by their path or name, and where their source maps lie. */
const common = new Map();
const sourceMaps = new Map();

/** What has begun to be evaluated. */
const evaluations = new WeakMap();

/** Modules are linked one graph at a time: a module may belong to two that are loaded at the same moment. */
let linking = Promise.resolve();

async function link(module, linker) {
  const turn = linking;
  let done;
  linking = new Promise((resolve) => {
    done = resolve;
  });
  await turn;
  try {
    if (module.status === 'unlinked') await module.link(linker);
  } finally {
    done();
  }
}

/** What somebody else has loaded, as a module that ours can import. */
async function given(exports) {
  const names = Object.keys(exports);
  const module = new SyntheticModule(names, function () {
    for (const name of names) this.setExport(name, exports[name]);
  });
  if (module.status === 'unlinked') await module.link(() => undefined);
  await module.evaluate();
  return module;
}

/** The file that a relative import means: TypeScript is imported by the name that it gets when it is compiled. */
function fileOf(specifier, from) {
  const path = specifier.startsWith('file:') ? fileURLToPath(specifier) : resolve(dirname(from), specifier);
  if (!path.endsWith('.js') || existsSync(path)) return path;
  return path.replace(/\.js$/, '.ts');
}

module.exports = class extends Runtime {
  constructor(config, environment, resolver, transformer, cacheFS, coverageOptions, testPath, globalConfig) {
    super(config, environment, resolver, transformer, cacheFS, coverageOptions, testPath, globalConfig);
    this.own = new Map();
    this.isOver = false;
  }

  getSourceMaps() {
    return sourceMaps;
  }

  // The process is the real one.
  installGetBuiltinModule() {}

  /** Jest's own parts are loaded as any program loads them; the state of its runner is that of one file. */
  requireInternalModule(from, to) {
    if (to !== undefined) return createRequire(from)(to);
    if (from.includes('jest-circus')) delete require.cache[from];
    return require(from);
  }

  requireModule(from, to) {
    return to === undefined ? require(from) : createRequire(from)(to);
  }

  async unstable_importModule(from) {
    return this.run(this.load(from));
  }

  teardown() {
    this.isOver = true;
    super.teardown();
    this.own.clear();
  }

  async run(module) {
    const loaded = await module;
    await link(loaded, (specifier, { identifier }) => this.find(specifier, identifier));
    const evaluating = evaluations.get(loaded) ?? loaded.evaluate();
    evaluations.set(loaded, evaluating);
    await evaluating;
    return loaded;
  }

  /** The module that somebody imports. */
  find(specifier, from) {
    if (this.isOver && from.startsWith(tests))
      throw new Error(`${specifier} is imported after the tests of ${from} were over`);
    if (specifier === GLOBALS)
      return this.kept(this.own, GLOBALS, () => given(this.requireModuleOrMock(from, GLOBALS)));
    const isFile = /^(\.{1,2}\/|file:)/.test(specifier);
    if (!isFile) return this.kept(common, specifier, async () => given(await import(specifier)));
    return this.load(fileOf(specifier, from));
  }

  load(path) {
    const kept = path.startsWith(tests) ? this.own : common;
    return this.kept(kept, path, () => (path.endsWith('.ts') ? this.compile(path) : this.native(path)));
  }

  async native(path) {
    return given(await import(pathToFileURL(path).href));
  }

  kept(modules, key, make) {
    const known = modules.get(key);
    if (known !== undefined) return known;
    const made = make();
    modules.set(key, made);
    return made;
  }

  compile(path) {
    const code = this.transformCache.transform(path, AS_MODULE);
    const map = this.transformCache.getSourceMaps().get(path);
    if (map !== undefined) sourceMaps.set(path, map);
    return new SourceTextModule(code, {
      identifier: path,
      importModuleDynamically: (specifier, { identifier }) => this.run(this.find(specifier, identifier)),
      initializeImportMeta: (meta) => {
        meta.url = pathToFileURL(path).href;
        meta.filename = path;
        meta.dirname = dirname(path);
      },
    });
  }
};
module.exports.default = module.exports;
