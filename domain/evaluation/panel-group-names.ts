import { text, type Text } from '../vocabulary/text.js';
import type { PanelGroup } from './request.js';

/** The groups of a panel by name (8.3.4). */
export const PANEL_GROUP_NAMES: Readonly<Record<PanelGroup, Text>> = {
  directSuperior: text('直属上级', 'direct superior'),
  departmentHead: text('部门负责人', 'department head'),
  relatedDepartments: text('业务关联部门', 'related departments'),
  humanResources: text('人力资源部', 'human resources'),
};
