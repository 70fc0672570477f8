import type { Property, StructuredType } from '../model.ts';
import { boolean, date, int32, timeOfDay } from '../properties.ts';
import { abstractType, complexType, nullable, required } from './complex-type.ts';

const interval = int32(
  'interval',
  'The x value of every x hours for hourly schedule, every x days for Daily Schedule, every x weeks for weekly schedule, every x months for Monthly Schedule. Valid values 1 to 23',
  required,
);
const timed: readonly Property[] = [
  interval,
  boolean('useUtc', 'Indicate if the time is Utc or client local time.', required),
  timeOfDay(
    'time',
    'At what time the script is scheduled to run. This collection can contain a maximum of 20 elements.',
    nullable,
  ),
];

const schedule = (name: string, description: string, properties: readonly Property[]): StructuredType =>
  complexType('intune-devices', name, description, properties);

const deviceHealthScriptDailySchedule = schedule(
  'deviceHealthScriptDailySchedule',
  'Device health script daily schedule.',
  timed,
);

const deviceHealthScriptRunOnceSchedule = schedule(
  'deviceHealthScriptRunOnceSchedule',
  'Device health script run once schedule.',
  [
    ...timed,
    date(
      'date',
      'The date the script is scheduled to run. This collection can contain a maximum of 20 elements.',
      nullable,
    ),
  ],
);

/** The base type of the daily schedule and of the one that runs once. */
export const deviceHealthScriptTimeSchedule = abstractType(
  schedule('deviceHealthScriptTimeSchedule', 'Base type of Device health script time schedule.', timed),
  [deviceHealthScriptDailySchedule, deviceHealthScriptRunOnceSchedule],
);

/** When a health script runs. */
export const deviceHealthScriptRunSchedule = abstractType(
  schedule('deviceHealthScriptRunSchedule', 'Base type of Device health script run schedule.', [interval]),
  [
    deviceHealthScriptDailySchedule,
    schedule('deviceHealthScriptHourlySchedule', 'Type of Device health script hourly schedule.', [interval]),
    deviceHealthScriptRunOnceSchedule,
  ],
);
