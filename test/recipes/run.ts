import { Checkout } from './checkout.js';
import { Checks } from './checks.js';
import { nameOf, type Recipe } from './recipe.js';
import { RECIPES } from './recipes.js';

/**
 * `npm run recipes`: carries out the recipes of CONTRIBUTING on a copy, whole and with one place after another left out.
 * The whole has to stand, and without a place somebody has to complain; a place that nobody misses is a fault.
 */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => RECIPES.every((one) => one.name !== name));
if (unknown.length > 0) {
  console.error(`There is no recipe ${unknown.join(', ')}: ${RECIPES.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const begun = Date.now();
const seconds = (since: number): string => `${Math.round((Date.now() - since) / 1000)} s`;
const checkout = new Checkout();
process.once('exit', () => {
  checkout.remove();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const checks = new Checks(checkout);
let faults = 0;

function follow(recipe: Recipe): void {
  const since = Date.now();
  console.log(`\n${recipe.title}`);
  const wrong = checks.whole(recipe);
  if (wrong !== undefined) {
    faults += 1;
    console.log(`  ✗ does not stand as it is: ${wrong}`);
    checks.end();
    return;
  }
  console.log(`  ✓ the whole stands (${seconds(since)})`);
  for (const place of recipe.places) {
    const complaint = checks.without(recipe, place);
    if (complaint === undefined) faults += 1;
    console.log(`  ${complaint === undefined ? '✗' : '✓'} ${nameOf(place)} → ${complaint ?? 'NOBODY complains'}`);
  }
  checks.end();
  console.log(`  ${recipe.places.length} places in ${seconds(since)}`);
}

for (const recipe of RECIPES) if (wanted.length === 0 || wanted.includes(recipe.name)) follow(recipe);
console.log(
  `\n${faults === 0 ? 'every place is missed where it is left out' : `${faults} faults`} (${seconds(begun)})`,
);
process.exitCode = faults === 0 ? 0 : 1;
