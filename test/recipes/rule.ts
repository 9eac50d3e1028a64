import { before, behind, type Recipe } from './recipe.js';
import { GUIDE } from './words-made.js';

/** A ceiling for the level with which a team leader may enter. */
export const RULE: Recipe = {
  name: 'rule',
  title: 'A rule',
  lead: 'The example: a team leader enters no higher than at a ceiling. If the policy itself changes, copy the newest version’s folder to a new name first, set `validTo` of the old and `validFrom` of the new; the loader refuses gaps and overlaps. If only a reading changes, it is a switch or a choice of the register.',
  places: [
    {
      file: 'policy/data/clauses.json',
      does: 'the § in our own words, and who carries it out',
      edits: [
        before(
          '  {\n    "id": "7",\n',
          `  {
    "id": "6.4",
    "title": { "zh": "班组长上限", "en": "Ceiling for team leaders" },
    "gist": { "zh": "班组长经批准入职也不高于上限。", "en": "Even by approval a team leader enters no higher than at the ceiling." },
    "carriedOut": "rule"
  },
`,
        ),
      ],
    },
    {
      file: 'policy/data/policy-schema.ts',
      does: 'the shape of its number, beside its §',
      edits: [
        [
          'experienced: level, teamLeaderFloor: level }',
          'experienced: level, teamLeaderFloor: level, teamLeaderCeiling: level }',
        ],
      ],
    },
    {
      file: 'policy/data/versions/v1/policy.json',
      does: 'the number; no number of the policy stands anywhere else',
      edits: [
        behind(
          '"teamLeaderFloor": { "value": "senior-1", "clause": "6.3" }',
          ',\n    "teamLeaderCeiling": { "value": "chief-3", "clause": "6.4" }',
        ),
      ],
    },
    {
      file: 'policy/data/field-names.ts',
      does: 'what it is called where versions are shown and compared',
      edits: [
        behind(
          "  teamLeaderFloor: text('班组长下限', 'floor for team leaders'),\n",
          "  teamLeaderCeiling: text('班组长上限', 'ceiling for team leaders'),\n",
        ),
      ],
    },
    {
      file: 'policy/rules/section-6-entry.ts',
      does: 'the rule: pure, one section a file, each test of a § a finding with expected and actual',
      edits: [
        [
          'const { intern, experienced, teamLeaderFloor } = policy.entry;',
          'const { intern, experienced, teamLeaderFloor, teamLeaderCeiling } = policy.entry;',
        ],
        [
          'const findings: Finding[] = [finding(teamLeaderFloor.clause, met, floorText, nameOf(proposed))];\n    return met ? above(teamLeaderFloor',
          `const below = !specialApproval || compareLevels(level, teamLeaderCeiling.value) <= 0;
    const findings: Finding[] = [
      finding(teamLeaderFloor.clause, met, floorText, nameOf(proposed)),
      finding(teamLeaderCeiling.clause, below, LEVEL_NAMES[teamLeaderCeiling.value], nameOf(proposed)),
    ];
    return met && below ? above(teamLeaderFloor`,
        ],
      ],
    },
    {
      file: 'test/policy/boundaries.jsonl',
      does: 'a pair at its boundary: what just holds, and what just does not',
      edits: [
        behind(
          '"proposed": "intermediate2-3", "specialApproval": false}, "answer": {"outcome": "rejected", "level": null}}\n',
          `{"request": {"kind": "entry", "hire": "team-leader", "proposed": "chief-3", "specialApproval": true}, "answer": {"outcome": "accepted", "level": "chief-3"}}
`,
        ),
      ],
    },
    {
      file: 'domain/trace/sections-1-to-7.ts',
      does: 'where the § is carried out',
      edits: [
        before(
          "  '7.1': {\n",
          `  '6.4': {
    how: text('班组长入职不高于上限,否则不予受理。', 'A team leader enters no higher than at the ceiling; more is refused.'),
    rules: ['entry'],
    pages: ['/hires/new'],
  },
`,
        ),
      ],
    },
    GUIDE,
  ],
  after:
    'Stored evaluations of older versions must still come out the same. CHANGELOG: from when, for whom. Items and weights of the sheets of §9 stand in the same file under `assessmentForms`: whole per cent that sum to 100.',
  tests: ['test/policy/vectors.test.ts', 'test/policy/every-number.test.ts', 'test/docs/trace.test.ts'],
};
