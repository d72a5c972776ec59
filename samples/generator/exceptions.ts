import type { JobType } from './jobType';

/** An exception as the log shows it. */
export interface Failure {
  /** First line: type and message. */
  error: string;
  /** What `Exception.ToString()` gives: the first line, inner exceptions, stack trace. */
  text: string;
}

const INVOKED = [
  '   at System.RuntimeMethodHandle.InvokeMethod(Object target, Void** arguments, Signature sig, Boolean isConstructor)',
  '   at System.Reflection.MethodBaseInvoker.InvokeDirectByRefWithFewArgs(Object obj, Span`1 copyOfArgs, BindingFlags invokeAttr)',
];
const INNER_END = '   --- End of inner exception stack trace ---';

const CRM_FAILURES: readonly string[][] = [
  [
    'System.TimeoutException: The request channel timed out while waiting for a reply after 00:00:30.',
    ' ---> System.Threading.Tasks.TaskCanceledException: A task was canceled.',
    INNER_END,
    '   at Microsoft.PowerPlatform.Dataverse.Client.ServiceClient.ExecuteOrganizationRequestImpl(OrganizationRequest req)',
  ],
  [
    'System.Net.Http.HttpRequestException: Connection refused (crm.example.test:443)',
    ' ---> System.Net.Sockets.SocketException (111): Connection refused',
    INNER_END,
    '   at System.Net.Http.HttpConnectionPool.ConnectToTcpHostAsync(String host, Int32 port, HttpRequestMessage initialRequest, Boolean async, CancellationToken cancellationToken)',
    '   at Microsoft.PowerPlatform.Dataverse.Client.ConnectionService.Command_WebExecuteAsync(String queryString, String body)',
  ],
  [
    'Microsoft.PowerPlatform.Dataverse.Client.Utils.DataverseOperationException: Failed to execute the request: the server is temporarily unavailable.',
    ' ---> System.Net.Http.HttpRequestException: Response status code does not indicate success: 503 (Service Unavailable).',
    INNER_END,
    '   at Microsoft.PowerPlatform.Dataverse.Client.ServiceClient.RetrieveMultiple(QueryBase query)',
  ],
];

/** How many ways there are for the CRM to be down. */
export const CRM_FAILURE_KINDS = CRM_FAILURES.length;

/** The CRM does not answer. `last` is the read of the candidate that comes before the last attempt's mail. */
export function crmDown(type: JobType, kind: number, last = false): Failure {
  return failure(`crm ${kind} ${last} ${type.name}`, () => [
    ...CRM_FAILURES[kind]!,
    ...(last ? [frame('Services.CrmService.GetCandidate(Guid id)', 'Services/CrmService.cs', 318)] : []),
    ...frames(type, last ? 1 : 0),
  ]);
}

/** The CRM answers, and takes nothing. */
export function crmReadOnly(type: JobType): Failure {
  return failure(`read-only ${type.name}`, () => [
    'Microsoft.PowerPlatform.Dataverse.Client.Utils.DataverseOperationException: The organization is in administration mode: write operations are disabled.',
    '   at Microsoft.PowerPlatform.Dataverse.Client.ServiceClient.Execute(OrganizationRequest request)',
    ...frames(type),
  ]);
}

/** The CRM answers, and refuses this one record for good. */
export function crmRefuses(type: JobType): Failure {
  return failure(`refused ${type.name}`, () => [
    'System.ServiceModel.FaultException`1[Microsoft.Xrm.Sdk.OrganizationServiceFault]: A record that has the attribute values already exists.',
    '   at Microsoft.PowerPlatform.Dataverse.Client.ServiceClient.Execute(OrganizationRequest request)',
    ...frames(type),
  ]);
}

export function syncBroken(type: JobType): Failure {
  return failure(`broken ${type.name}`, () => [
    'System.InvalidOperationException: Sequence contains no matching element',
    '   at System.Linq.ThrowHelper.ThrowNoMatchException()',
    '   at System.Linq.Enumerable.Single[TSource](IEnumerable`1 source, Func`2 predicate)',
    ...frames(type, 1),
  ]);
}

export function applyApiFails(type: JobType): Failure {
  return failure(`apply ${type.name}`, () => [
    'Flurl.Http.FlurlHttpException: Call failed with status code 500 (Internal Server Error): GET https://apply.example.test/candidate-api/v1.3/candidates',
    '   at Flurl.Http.FlurlClient.HandleExceptionAsync(FlurlCall call, Exception ex, CancellationToken token)',
    ...frames(type),
  ]);
}

/** Thrown before Started while the CRM integration is paused. */
export function aborting(type: JobType): Failure {
  return failure(`paused ${type.name}`, () => [
    `System.InvalidOperationException: ${type.name} - Aborting (CRM integration paused).`,
    frame(...type.frames[type.frames.length - 1]!),
    ...INVOKED,
  ]);
}

/** Another run of the type held the lock for too long: no frame of the job itself. */
export function lockTimeout(type: JobType): Failure {
  const method = type.frames[type.frames.length - 1]![0].replace(/^Jobs\.|\(.*$/g, '');
  return failure(`lock ${type.name}`, () => [
    `Hangfire.PostgreSql.PostgreSqlDistributedLockException: Could not place a lock on the resource 'hangfire:${method}': Lock timeout.`,
    '   at Hangfire.PostgreSql.PostgreSqlDistributedLock.Acquire(IDbConnection connection, String resource, TimeSpan timeout, PostgreSqlStorageOptions options)',
    '   at Hangfire.PostgreSql.PostgreSqlConnection.AcquireLock(String resource, TimeSpan timeout)',
    '   at Hangfire.DisableConcurrentExecutionAttribute.OnPerforming(PerformingContext filterContext)',
    '   at Hangfire.Profiling.ProfilerExtensions.InvokeAction[TInstance](InstanceAction`1 tuple)',
  ]);
}

/** The job's services could not be built: neither a job line nor a job frame tells the type. */
export function servicesNotBuilt(): Failure {
  return failure('services', () => [
    'Microsoft.PowerPlatform.Dataverse.Client.Utils.DataverseConnectionException: Failed to connect to Dataverse',
    ' ---> System.AggregateException: One or more errors occurred. (Unable to Login to Dataverse)',
    INNER_END,
    '   at Microsoft.PowerPlatform.Dataverse.Client.ServiceClient..ctor(String dataverseConnectionString, ILogger logger)',
    '   at Microsoft.Extensions.DependencyInjection.ServiceLookup.CallSiteRuntimeResolver.VisitFactory(FactoryCallSite factoryCallSite, RuntimeResolverContext context)',
    '   at Hangfire.AspNetCore.AspNetCoreJobActivatorScope.Resolve(Type type)',
    '   at Hangfire.Server.CoreBackgroundJobPerformer.Perform(PerformContext context)',
  ]);
}

const frame = (method: string, file: string, line: number) =>
  `   at GetIntoTeachingApi.${method} in /source/GetIntoTeachingApi/${file}:line ${line}`;

const frames = (type: JobType, skip = 0) => [...type.frames.slice(skip).map((each) => frame(...each)), ...INVOKED];

const known = new Map<string, Failure>();

/** Thousands of attempts fail in the same few ways: each text is built once and shared. */
function failure(key: string, build: () => string[]): Failure {
  let found = known.get(key);
  if (!found) {
    const lines = build();
    found = { error: lines[0]!, text: lines.join('\n') };
    known.set(key, found);
  }
  return found;
}
