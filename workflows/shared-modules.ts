/**
 * What every workflow needs and none changes: loaded once for a worker (`preloadModules`) and frozen, instead of once
 * for each case that is kept in memory. Beside the sandbox's own setting that is the domain: words, refusals,
 * transitions without a state of their own. Modules of `workflows/` keep state for each case and never stand here.
 */
import './short-traces.js';
import '../domain/attachments/attachment.js';
import '../domain/cases/case-meetings.js';
import '../domain/cases/departure-note.js';
import '../domain/documents/case-file.js';
import '../domain/documents/signed.js';
import '../domain/evaluation/assessment-form.js';
import '../domain/evaluation/request.js';
import '../domain/evaluation/switches.js';
import '../domain/pipelines/pipelines.js';
import '../domain/pipelines/position-promotion/vacancy.js';
import '../domain/pipelines/task-kinds.js';
import '../domain/pipelines/trial/review-privacy.js';
import '../domain/pipelines/trial/trial.js';
import '../domain/refusals/declared.js';
import '../domain/step/frozen.js';
import '../domain/step/journal.js';
import '../domain/step/turn.js';
import '../domain/vocabulary/role-names.js';
import '../domain/vocabulary/without.js';
import '../domain/vocabulary/wording.js';
