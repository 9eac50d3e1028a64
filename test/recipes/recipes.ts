import { DOCUMENT } from './document.js';
import { FIELD } from './field.js';
import { PIPELINE } from './pipeline.js';
import type { Recipe } from './recipe.js';
import { RULE } from './rule.js';
import { STAGE } from './stage.js';
import { SWITCH } from './switch.js';
import { TASK } from './task.js';

/** The recipes of CONTRIBUTING, in its order. */
export const RECIPES: readonly Recipe[] = [RULE, PIPELINE, STAGE, TASK, FIELD, DOCUMENT, SWITCH];
