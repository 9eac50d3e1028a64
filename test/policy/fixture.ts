import type { StandingFacts } from '../../domain/evaluation/standing.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { MonthlyRating, Rating } from '../../domain/vocabulary/rating.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';

/** The engine over the data that ships. */
export const library = loadPolicyLibrary();
export const calendar = loadCalendar();
export const engine = createEngine({ library, calendar });

/** Ratings from a month on, a letter each; '-' is a month without one. */
export const ratedFrom = (first: string, letters: string): MonthlyRating[] =>
  Array.from(letters).flatMap((letter, index) =>
    letter === '-' ? [] : [{ month: addToMonth(first, index), rating: letter as Rating }],
  );

/** An agent who has been here for long, and of whom nothing else is recorded. */
export const standingFacts = (changes: Partial<StandingFacts> = {}): StandingFacts => ({
  position: 'agent',
  positionSince: '2025-01-01',
  level: 'junior-1',
  levelSince: '2025-01-01',
  status: 'confirmed',
  hiredOn: '2024-01-01',
  confirmedOn: '2024-04-01',
  leftOn: null,
  ratings: [],
  complaints: [],
  leaves: [],
  demotionPending: false,
  ...changes,
});
