import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { edited } from '../recipes/recipe.js';
import { RECIPES } from '../recipes/recipes.js';
import { withRecipes } from './contributing-recipes.js';

const root = new URL('../../', import.meta.url);
const there = (file: string): boolean => existsSync(new URL(file, root));

describe('the recipes of CONTRIBUTING', () => {
  test('stand there as they are carried out (npx tsx test/docs/write-contributing.ts)', () => {
    const contributing = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8');
    expect(contributing).toBe(withRecipes(contributing));
    expect(contributing.match(/<!-- recipes -->/g)).toHaveLength(1);
  });

  test.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))(
    '%s: every place is there (npm run recipes carries it out)',
    (_, { places, tests }) => {
      const texts = new Map<string, string>();
      for (const place of places) {
        if ('run' in place) expect([place.run, there(place.run)]).toEqual([place.run, true]);
        else if ('text' in place) expect([place.file, there(place.file)]).toEqual([place.file, false]);
        else {
          const text = texts.get(place.file) ?? readFileSync(new URL(place.file, root), 'utf8');
          texts.set(place.file, edited(text, place));
        }
      }
      expect(
        tests.filter((file) => !there(file) && places.every((place) => !('file' in place) || place.file !== file)),
      ).toEqual([]);
    },
  );
});
