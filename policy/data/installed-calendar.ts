import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { loadCalendar, loadHolidayNames, type HolidayNames } from './calendar.js';

/**
 * The workdays by which an installation goes: the published years, and over them the year files in the folder
 * `calendar` of its data folder, so that a new year's holidays need no release. Service and command line use this one,
 * so they give the same answers. Throws PolicyDataError naming file and place.
 */
export const loadInstalledCalendar = (dataFolder: string | undefined): WorkdayCalendar =>
  loadCalendar(foldersOf(dataFolder));

/** What its days are called. Throws as {@link loadInstalledCalendar}. */
export const loadInstalledHolidayNames = (dataFolder: string | undefined): HolidayNames =>
  loadHolidayNames(foldersOf(dataFolder));

function foldersOf(dataFolder: string | undefined): { readonly folders?: readonly string[] } {
  const folder = dataFolder === undefined ? undefined : join(dataFolder, 'calendar');
  return folder !== undefined && existsSync(folder) ? { folders: [folder] } : {};
}
