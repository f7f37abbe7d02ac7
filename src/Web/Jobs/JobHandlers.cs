using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>Does the work of one kind of job inside a scope of its own.</summary>
public delegate Task JobHandler(IServiceProvider services, Job job, JobProgress progress, CancellationToken cancel);

/// <summary>Which handler does which kind; features add theirs at start.</summary>
public sealed class JobHandlers
{
    private readonly Dictionary<string, JobHandler> _handlers = [];
    public void Add(string kind, JobHandler handler) => _handlers.Add(kind, handler);
    public JobHandler For(string kind) => _handlers[kind];
}
