import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  DeleteOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  FlagOutlined,
  HeartOutlined,
  HistoryOutlined,
  HomeOutlined,
  ImportOutlined,
  LoginOutlined,
  InboxOutlined,
  KeyOutlined,
  LineChartOutlined,
  MailOutlined,
  OrderedListOutlined,
  RiseOutlined,
  RobotOutlined,
  SafetyOutlined,
  TableOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../api/types.js';

/** The groups of the menu, in their order. */
export const GROUPS = ['mine', 'cases', 'people', 'house'] as const;

export interface Place {
  readonly to: string;
  readonly label:
    | 'home'
    | 'inbox'
    | 'people'
    | 'policy'
    | 'imports'
    | 'endpoints'
    | 'retention'
    | 'cycles'
    | 'standing'
    | 'messages'
    | 'documents'
    | 'standings'
    | 'forecast'
    | 'reports'
    | 'vacancies'
    | 'trials'
    | 'confirmations'
    | 'olderSetbacks'
    | 'takenOver'
    | 'payTable'
    | 'accounts'
    | 'services'
    | 'changes'
    | 'setUp'
    | 'calendar'
    | 'health';
  readonly group: (typeof GROUPS)[number];
  readonly icon: ReactNode;
  /** Undefined: everybody. */
  readonly roles?: readonly Role[];
}

/** Who runs a cycle, answers for people in it, or looks at how it was run. */
const LEADS: readonly Role[] = ['hr', 'hr-manager', 'gm', 'auditor', 'department-head', 'supervisor'];

const HR: readonly Role[] = ['hr', 'hr-manager', 'auditor'];
/** Who sees to it that the service works. */
const KEEPERS: readonly Role[] = [...HR, 'it-admin'];

/** The pages one can go to, in the order of the menu; the API decides again what each of them shows. */
const PLACES: readonly Place[] = [
  { to: '/home', label: 'home', group: 'mine', icon: <HomeOutlined /> },
  { to: '/inbox', label: 'inbox', group: 'mine', icon: <InboxOutlined /> },
  { to: '/messages', label: 'messages', group: 'mine', icon: <MailOutlined /> },
  { to: '/standing', label: 'standing', group: 'mine', icon: <RiseOutlined /> },
  { to: '/documents', label: 'documents', group: 'mine', icon: <FileTextOutlined /> },
  { to: '/cycles', label: 'cycles', group: 'cases', icon: <AuditOutlined />, roles: LEADS },
  { to: '/vacancies', label: 'vacancies', group: 'cases', icon: <ApartmentOutlined />, roles: LEADS },
  { to: '/trials', label: 'trials', group: 'cases', icon: <FieldTimeOutlined />, roles: LEADS },
  { to: '/confirmations', label: 'confirmations', group: 'cases', icon: <UserSwitchOutlined />, roles: HR },
  {
    to: '/standings',
    label: 'standings',
    group: 'cases',
    icon: <OrderedListOutlined />,
    roles: LEADS,
  },
  { to: '/forecast', label: 'forecast', group: 'cases', icon: <LineChartOutlined />, roles: LEADS },
  { to: '/older-setbacks', label: 'olderSetbacks', group: 'cases', icon: <HistoryOutlined />, roles: HR },
  { to: '/taken-over', label: 'takenOver', group: 'cases', icon: <LoginOutlined />, roles: HR },
  {
    to: '/reports',
    label: 'reports',
    group: 'cases',
    icon: <BarChartOutlined />,
    roles: [...HR, 'gm'],
  },
  { to: '/people', label: 'people', group: 'people', icon: <TeamOutlined />, roles: LEADS },
  { to: '/pay-table', label: 'payTable', group: 'people', icon: <TableOutlined />, roles: [...HR, 'gm'] },
  {
    to: '/waiting-changes',
    label: 'changes',
    group: 'people',
    icon: <SafetyOutlined />,
    roles: [...HR, 'gm', 'it-admin'],
  },
  { to: '/imports', label: 'imports', group: 'people', icon: <ImportOutlined />, roles: HR },
  {
    to: '/retention',
    label: 'retention',
    group: 'people',
    icon: <DeleteOutlined />,
    roles: [...HR, 'auditor'],
  },
  { to: '/policy', label: 'policy', group: 'house', icon: <BookOutlined /> },
  { to: '/calendar', label: 'calendar', group: 'house', icon: <CalendarOutlined />, roles: KEEPERS },
  {
    to: '/accounts',
    label: 'accounts',
    group: 'house',
    icon: <KeyOutlined />,
    roles: ['it-admin', 'hr-manager', 'auditor'],
  },
  {
    to: '/service-accounts',
    label: 'services',
    group: 'house',
    icon: <RobotOutlined />,
    roles: ['it-admin', 'hr-manager', 'auditor'],
  },
  {
    to: '/endpoints',
    label: 'endpoints',
    group: 'house',
    icon: <ApiOutlined />,
    roles: ['it-admin', 'auditor'],
  },
  { to: '/set-up', label: 'setUp', group: 'house', icon: <FlagOutlined />, roles: [...KEEPERS, 'gm'] },
  { to: '/health', label: 'health', group: 'house', icon: <HeartOutlined />, roles: KEEPERS },
];

export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter((place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)));
