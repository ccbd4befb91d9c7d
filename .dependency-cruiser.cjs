/**
 * The layers of docs/architecture.md as rules. TypeScript 7 has no JavaScript API, so files are
 * parsed by @swc/core; without it dependency-cruiser cruises nothing and reports success, therefore
 * scripts/suites/layers.ts also counts the modules per folder.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or miss a third.',
      severity: 'error',
      from: {},
      // A cycle of types only is gone once the program runs.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      // `electron` has no resolvable file here: its binary is fetched on first use. Words by page are made by the build.
      to: { couldNotResolve: true, pathNot: '^(electron$|node:|page-words:)' },
    },
    layer('base-stands-alone', '^shared/base/', '^shared/base/'),
    layer('domain-uses-base', '^shared/domain/', '^shared/(base|domain)/'),
    layer('contract-uses-domain', '^shared/contract/', '^shared/(base|domain|contract)/'),
    layer('storage-uses-base', '^shared/storage/', '^shared/(base|storage)/'),
    layer('release-uses-domain', '^shared/release/', '^shared/(base|domain|release)/'),
    layer('paper-uses-base', '^shared/paper/', '^shared/(base|paper)/'),
    layer('devices-are-pure', '^devices/', '^(devices|shared/(base|domain))/'),
    layer('preload-forwards', '^preload/', '^(preload|shared/(base|domain|contract))/'),
    layer(
      'renderer-knows-no-server',
      '^renderer/',
      '^(renderer|assets|shared/(base|domain|contract))/',
    ),
    layer('kiosk-is-not-the-desk', '^main/', '^(main|assets|devices|shared)/'),
    layer('desk-is-not-the-kiosk', '^desk/', '^(desk|assets|shared)/'),
    {
      name: 'production-knows-no-test',
      comment: 'Tests, benches and scripts use the product, never the other way round.',
      severity: 'error',
      from: { path: '^(main|desk|devices|preload|renderer|shared)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(test|bench|scripts)/|\\.test\\.tsx?$' },
    },
    {
      name: 'no-simulated-device-in-production',
      comment: 'Simulated devices exist for the lab and for tests only.',
      severity: 'error',
      from: { path: '^(main|desk|renderer|preload)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^devices/simulated/' },
    },
    {
      name: 'pure-code-uses-no-node',
      comment: 'These folders run anywhere: no Node, no DOM, no Electron.',
      severity: 'error',
      from: {
        path: '^(shared/(base|domain|contract)|devices|renderer)/',
        pathNot:
          '\\.test\\.tsx?$|^renderer/(vite\\.config|compressed-files|words-by-page|words-of-code)\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    only('electron-in-its-shell', '^electron$|/node_modules/electron/', [
      '^main/(shell|window|update|ipc)/',
      '^preload/',
    ]),
    only('updater-in-update', 'electron-updater', ['^main/update/']),
    only('usb-in-the-reader', 'node_modules/(usb|node-hid)/', ['^main/reader/']),
    only('sqlite3-in-storage', 'node_modules/sqlite3/', ['^shared/storage/']),
    only('pdf-on-paper', 'node_modules/(pdfkit|@types/pdfkit)/', ['^shared/paper/']),
    only('query-builder-in-stores', 'node_modules/(kysely|pg)/', [
      '^shared/storage/',
      '^(main|desk)/store/',
    ]),
    {
      name: 'storage-behind-the-stores',
      comment: 'ADR 2: the rest of a program knows its store, not the database.',
      severity: 'error',
      from: {
        path: '^(main|desk|devices|preload|renderer|shared)/',
        pathNot: '^(main|desk)/(store/|main\\.ts$)|^shared/storage/|\\.test\\.tsx?$',
      },
      to: { path: '^shared/storage/', pathNot: '^shared/storage/database\\.ts$' },
    },
    only('react-on-screens', 'node_modules/(react|react-dom|react-aria-components)/', [
      '^renderer/',
    ]),
    {
      name: 'nothing-static-from-electron-in-node',
      comment:
        'Importing electron under plain Node starts a download; code that also runs there imports it dynamically.',
      severity: 'error',
      from: {
        path: '^(main|desk|shared|devices|scripts|test)/',
        pathNot: '^main/(shell/electron|window|update|ipc)/',
      },
      to: {
        path: '^electron$|node_modules/(electron|electron-updater)/',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules|\\.(test|spec)\\.tsx?$' },
    // The swc parser's walker does not know `using`, which tests like; they are seen, not read.
    exclude: { path: '(^|/)(out|dist|data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.node'],
    },
  },
};

/**
 * Own modules in `from` may import own modules in `allowed` only. Packages are judged by other rules;
 * a test may besides use the whole `test/` folder.
 *
 * @param {string} name
 * @param {string} from
 * @param {string} allowed
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function layer(name, from, allowed) {
  return {
    name,
    comment: `${from} may import own code from ${allowed} only.`,
    severity: 'error',
    from: { path: from, pathNot: '\\.test\\.tsx?$' },
    to: {
      path: '^(main|desk|devices|preload|renderer|shared|assets)/',
      pathNot: allowed,
    },
  };
}

/**
 * Only production code in `owners` may import what matches `what`.
 *
 * @param {string} name
 * @param {string} what
 * @param {readonly string[]} owners
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function only(name, what, owners) {
  return {
    name,
    comment: `${what} is imported in ${owners.join(', ')} only.`,
    severity: 'error',
    from: {
      path: '^(main|desk|devices|preload|renderer|shared)/',
      pathNot: [...owners, '\\.test\\.tsx?$'],
    },
    to: { path: what },
  };
}
