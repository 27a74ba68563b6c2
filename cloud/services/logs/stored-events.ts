import type { Cloud } from '../../call.ts';
import { logBatches, logGroups, type Place } from './state.ts';

const DAY = 86_400_000;

/** An event with its place: ids order events by time, then by when they came. */
export interface StoredEvent {
  id: string;
  timestamp: number;
  message: string;
  ingestedAt: number;
}

/** A stream's events, oldest first, without those that the group's retention has ended. */
export function storedEvents(cloud: Cloud, place: Place, group: string, stream: string): StoredEvent[] {
  const days = logGroups(cloud, place).get(group)?.retentionDays;
  const oldest = days === undefined ? 0 : cloud.clock.now() - days * DAY;
  return [...logBatches(cloud, place, group, stream).entries()]
    .flatMap(([batch, { ingestedAt, events }]) =>
      events.map((event, index) => ({ ...event, ingestedAt, id: idOf(event.timestamp, batch, index) })),
    )
    .filter(({ timestamp }) => timestamp >= oldest)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** 56 digits, as AWS's ids have. */
function idOf(timestamp: number, batch: string, index: number): string {
  return String(timestamp).padStart(24, '0') + batch.padStart(20, '0') + String(index).padStart(12, '0');
}
