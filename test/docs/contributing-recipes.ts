import { nameOf, type Place, type Recipe } from '../recipes/recipe.js';
import { RECIPES } from '../recipes/recipes.js';

const line = (place: Place, at: number): string => `${at + 1}. \`${nameOf(place)}\`: ${place.does}.`;

const section = ({ name, title, lead, places, after }: Recipe): string =>
  [`### ${title} (\`${name}\`)`, lead, places.map(line).join('\n'), ...(after === undefined ? [] : [after])].join(
    '\n\n',
  );

/** CONTRIBUTING with its recipes written anew, between their marks, from the lists that `npm run recipes` carries out. */
export const withRecipes = (contributing: string): string =>
  contributing.replace(
    /<!-- recipes -->[\s\S]*?<!-- end -->/,
    () => `<!-- recipes -->\n\n${RECIPES.map(section).join('\n\n')}\n\n<!-- end -->`,
  );
