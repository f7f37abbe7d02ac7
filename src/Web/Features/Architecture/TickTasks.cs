using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Architecture;

/// <param name="Parts">By task; null where the mechanism has no part in it. Tasks left out stay as they are.</param>
/// <param name="Since">A loose date from which the terms say so.</param>
/// <param name="Source">Where they say so.</param>
/// <param name="Version">Of the mechanism, as the person saw it; null is whatever stands.</param>
public sealed record TickInput(IReadOnlyDictionary<string, TaskPart?> Parts, string? Since, string? Source, int? Version = null);

/// <summary>Says which tasks the terms of reference of a cluster or a body give it, from a date on.</summary>
internal sealed class TickTasks(TesseraDb db, CurrentUser user, Ids ids)
{
    public async Task<int> Run(Operation operation, long mechanismId, TickInput input)
    {
        var stands = await db.Hold(user, operation, mechanismId);
        TypedWords.DemandSeen(input.Version, stands);
        var since = TypedWords.KnownDate(input.Since);
        var source = TypedWords.Blank(input.Source);
        var own = await db.CoordinationTasks.AsNoTracking().Where(t => t.OperationId == operation.Id).Select(t => t.Code).ToListAsync();
        var held = await db.TaskHoldings.Where(h => h.OperationId == operation.Id && h.MechanismId == mechanismId && h.Until == null).ToListAsync();
        var changed = 0;
        foreach (var (task, part) in input.Parts)
        {
            if (!TaskList.Knows(task) && !own.Contains(task)) throw Problem.Invalid("task.unknown", task);
            var now = held.Find(holding => holding.Task == task);
            if (now?.Part == part) continue;
            if (now is not null) End(now, since);
            if (part is { } added) db.TaskHoldings.Add(new TaskHolding { OperationId = operation.Id, Id = ids.Next(), MechanismId = mechanismId, Task = task, Part = added, Since = since, Source = source });
            changed++;
        }
        await db.SaveChangesAsync();
        return changed;
    }

    /// <summary>What began on the very date never held: it was ticked by mistake.</summary>
    private void End(TaskHolding holding, LooseDate on)
    {
        // It held until the day before; where only a month is known, until it.
        var until = on.Day is { } day ? LooseDate.Of(day.AddDays(-1)) : on;
        if ((holding.Since.Earliest, holding.Since.Latest) == (on.Earliest, on.Latest)) db.TaskHoldings.Remove(holding);
        else if (until.IsBefore(holding.Since)) throw Problem.Invalid("task.ends-before-start", holding.Since.Text, on.Text);
        else holding.Until = until;
    }
}

/// <param name="Code">Of a new task: small letters, digits, hyphens.</param>
public sealed record TaskInput(string? Code, string? Function, string? Wording, bool IsLeftOut, int? Version = null);

/// <summary>The operation words a task in its own way, leaves one out, or adds one of its own.</summary>
internal sealed class WordTask(TesseraDb db, CurrentUser user)
{
    public async Task<CoordinationTask> Run(Operation operation, TaskInput input)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var code = TypedWords.Filled(input.Code, "task.code-missing");
        if (!CoordinationTask.IsCode(code)) throw Problem.Invalid("task.code-unfit", code);
        var wording = TypedWords.Filled(input.Wording, "task.words-missing");
        var function = TaskList.All.FirstOrDefault(listed => listed.Code == code)?.Group ?? TypedWords.Choice<TaskGroup>(input.Function, "task.group-unknown");
        var task = await db.CoordinationTasks.FirstOrDefaultAsync(t => t.OperationId == operation.Id && t.Code == code);
        if (task is null) db.CoordinationTasks.Add(task = new CoordinationTask { OperationId = operation.Id, Code = code, Function = function, Wording = wording });
        else TypedWords.DemandSeen(input.Version, task.Version);
        (task.Function, task.Wording, task.IsLeftOut) = (function, wording, input.IsLeftOut);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException conflict) when (conflict.IsTaken("coordination_task")) { throw Problem.Conflict("record.changed-meanwhile"); }
        return task;
    }
}
