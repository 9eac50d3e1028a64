// The arrows between the rooms (docs/decisions/0001-rooms-and-arrows.md). Each rule says why it stands.
import { readdirSync } from 'node:fs';

const only = (room, comment, allowed) => ({
  name: `${room}-imports`,
  severity: 'error',
  comment,
  from: { path: `^${room}/` },
  to: {
    path: '^(domain|policy|workflows|activities|documents|notifications|db|imports|seal|worker|api|cli|web|test|bench)/',
    pathNot: `^(${[room, ...allowed].join('|')})/`,
  },
});

/** The pipelines, by the same name in every room; `closing`, `consent` and `house` serve all of them, the watch is none. */
const PIPELINES = readdirSync(new URL('domain/pipelines', import.meta.url), { withFileTypes: true })
  .filter((one) => one.isDirectory() && !['closing', 'consent', 'house', 'watch'].includes(one.name))
  .map((one) => one.name)
  .join('|');
const IN_PIPELINE = `^(?:workflows|domain/pipelines|activities)/(${PIPELINES})/`;
/** §8 and §9 both name a panel: what they ask of it is a type of the session's own. */
const OF_THE_PANEL = '^domain/pipelines/defense/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only('domain', 'The vocabulary knows nothing of who uses it.', []),
    only('policy', 'Rules are pure: facts in, findings out. No database, no engine.', ['domain']),
    only('documents', 'A form is rendered from frozen content alone, so that it can be rendered again years later.', [
      'domain',
    ]),
    only('notifications', 'A mail is composed and sent from what it is given; what is due is asked elsewhere.', [
      'domain',
    ]),
    only('db', 'Repositories speak the vocabulary; rules and pipelines stay out of SQL.', ['domain']),
    only('imports', 'Files become rows of the vocabulary; who may bring them is asked elsewhere.', ['domain', 'db']),
    only('seal', 'Keys, seals and signatures: what is sealed or signed is told them.', ['domain']),
    only('workflows', 'Workflows replay: only vocabulary at run time, and types of the activities and the policy.', [
      'domain',
      'policy',
      'activities',
    ]),
    {
      name: 'workflows-types-only',
      severity: 'error',
      comment:
        'What a workflow takes from policy and activities is types; code of theirs would do I/O inside the sandbox.',
      from: { path: '^workflows/' },
      to: { path: '^(policy|activities)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-libraries',
      severity: 'error',
      comment: 'The sandbox replays deterministically: nothing but the two Temporal packages.',
      from: { path: '^workflows/' },
      to: { path: 'node_modules', pathNot: 'node_modules/@temporalio/(workflow|common)/' },
    },
    {
      name: 'workflows-without-zod',
      severity: 'error',
      comment: 'Schemas parse at the edges; in the workflow sandbox they would be dead weight in every cached case.',
      from: { path: '^workflows/' },
      to: { path: 'node_modules/zod/', reachable: true },
    },
    only('activities', 'Side effects: facts in, policy asked, records out.', [
      'domain',
      'policy',
      'seal',
      'db',
      'documents',
      'notifications',
      'workflows',
    ]),
    {
      name: 'activities-workflow-types-only',
      severity: 'error',
      comment: 'Activities may name the shapes that workflows send, never run their code.',
      from: { path: '^activities/' },
      to: { path: '^workflows/', dependencyTypesNot: ['type-only'] },
    },
    only('worker', 'The worker composes workflows (by path), activities and their dependencies.', [
      'domain',
      'policy',
      'workflows',
      'activities',
      'seal',
      'db',
      'documents',
      'notifications',
    ]),
    only('api', 'The API asks through messages; it never runs a workflow or an activity itself.', [
      'domain',
      'policy',
      'seal',
      'db',
      'documents',
      'imports',
      'workflows',
    ]),
    {
      name: 'api-workflow-messages-only',
      severity: 'error',
      comment: 'From the pipelines the API takes the messages; anything else by type.',
      from: { path: '^api/' },
      to: { path: '^workflows/', pathNot: '^workflows/messages', dependencyTypesNot: ['type-only'] },
    },
    only(
      'web',
      'The pages know the API alone, by the types made from its description; nothing of ours runs twice.',
      [],
    ),
    {
      name: 'nobody-imports-pages',
      severity: 'error',
      comment: 'The pages are a program of their own; only tests look into them.',
      from: { pathNot: '^(web|test)/' },
      to: { path: '^web/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      comment: 'Product code never needs a test.',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'pipelines-apart',
      severity: 'error',
      comment:
        'A change runs along one pipeline: it knows engine, step, vocabulary and its own; they meet by messages and what stands in common.',
      from: { path: IN_PIPELINE, pathNot: '^workflows/position-promotion/person\\.ts$' },
      to: { path: IN_PIPELINE, pathNot: ['^(?:workflows|domain/pipelines|activities)/$1/', OF_THE_PANEL] },
    },
    {
      name: 'candidate-and-appointment',
      severity: 'error',
      comment:
        'The appointment (9.5.7 to 9.5.10) is the last part of a position promotion, carried by the workflow of its candidate; the trial is a child of it and known by messages alone.',
      from: { path: '^workflows/position-promotion/person\\.ts$' },
      to: {
        path: IN_PIPELINE,
        pathNot: '^(?:workflows|domain/pipelines|activities)/(?:position-promotion|appointment)/',
      },
    },
    {
      name: 'engine-without-pipelines',
      severity: 'error',
      comment: 'What serves every pipeline knows none of them, or a change of one is a change of all.',
      from: { path: '^workflows/(?:engine|messages|closing|consent)/' },
      to: { path: `^(?:workflows|activities)/(?:${PIPELINES})/` },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle hides which file owns a thing; one of types alone does so as well.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file nobody reaches is dead; one is loaded by path when the workflows are bundled.',
      from: { orphan: true, pathNot: '\\.(json|d\\.ts)$|^workflows/shared-modules\\.ts$' },
      to: {},
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      comment: 'An import that does not resolve fails at run time.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A package of its own (docs/decisions/0091).
    exclude: { path: '^bench/peers/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    combinedDependencies: true,
  },
};
