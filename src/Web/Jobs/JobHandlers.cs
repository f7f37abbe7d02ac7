using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>Does the work of one kind of job inside a scope of its own.</summary>
public delegate Task JobHandler(IServiceProvider services, Job job, JobProgress progress, CancellationToken cancel);

/// <summary>Which handler does which kind; features add theirs at start.</summary>
public sealed class JobHandlers
{
    private readonly Dictionary<string, JobHandler> _handlers = [];
    private readonly HashSet<string> _background = [];
    public void Add(string kind, JobHandler handler) => _handlers.Add(kind, handler);

    /// <summary>Work that nobody waits for: done when nothing else is to be done, and it lets in between what somebody waits for.</summary>
    public void AddBackground(string kind, JobHandler handler)
    {
        Add(kind, handler);
        _background.Add(kind);
    }

    public bool IsBackground(string kind) => _background.Contains(kind);
    public JobHandler For(string kind) => _handlers[kind];
}
