import { JobCatalogue, JobTypeInfo } from '../domain/jobs/jobCatalogue';

// First lines of the exceptions that the API's libraries throw: the CRM's, the database's, Redis', .NET's own.
const exceptionTypes: readonly string[] = [
  'System.AggregateException',
  'System.ArgumentException',
  'System.ArgumentNullException',
  'System.ArgumentOutOfRangeException',
  'System.Collections.Generic.KeyNotFoundException',
  'System.FormatException',
  'System.IO.IOException',
  'System.IO.InvalidDataException',
  'System.InvalidCastException',
  'System.InvalidOperationException',
  'System.Net.Http.HttpRequestException',
  'System.Net.Sockets.SocketException',
  'System.NullReferenceException',
  'System.ObjectDisposedException',
  'System.OperationCanceledException',
  'System.OutOfMemoryException',
  'System.ServiceModel.FaultException',
  'System.Text.Json.JsonException',
  'System.Threading.Tasks.TaskCanceledException',
  'System.TimeoutException',
  'Flurl.Http.FlurlHttpException',
  'Hangfire.PostgreSql.PostgreSqlDistributedLockException',
  'Microsoft.EntityFrameworkCore.DbUpdateException',
  'Microsoft.PowerPlatform.Dataverse.Client.Utils.DataverseConnectionException',
  'Microsoft.PowerPlatform.Dataverse.Client.Utils.DataverseOperationException',
  'Newtonsoft.Json.JsonReaderException',
  'Npgsql.NpgsqlException',
  'Npgsql.PostgresException',
  'StackExchange.Redis.RedisConnectionException',
  'StackExchange.Redis.RedisTimeoutException',
];

const isApis = ({ namespace }: JobTypeInfo): boolean => namespace === 'GetIntoTeachingApi.Jobs';

// The frame of the job itself. A class and its method make one word of the index, so no shorter phrase finds them all.
const jobFrames = (types: readonly JobTypeInfo[]): string[] =>
  types
    .filter(isApis)
    .flatMap(({ namespace, name, className }) =>
      ['Run', 'RunAsync'].map((method) => `${namespace}.${className}${name === 'UpsertModelJob' ? '`1' : ''}.${method}`)
    );

/** The same of classes whose method is not known, as query text: names of classes mean nothing in it. */
export const framePrefixes = ({ types }: JobCatalogue): string[] =>
  types
    .filter((info) => !isApis(info) && info.namespace !== '')
    .map(({ namespace, className }) => `${namespace}.${className}*`);

/**
 * Finds the lines of an exception that tell most: its type and its job. The console writes each line as a document of its
 * own, so those of other frames, and of types that are not listed, stay unread there; the other shapes keep them whole.
 */
export const exceptionPhrases = ({ types, lines }: JobCatalogue): string[] => [
  ...(lines.isApi ? ['Aborting CRM integration paused'] : []),
  'Could not place a lock on the resource',
  ...exceptionTypes,
  ...jobFrames(types),
];
