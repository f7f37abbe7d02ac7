using Tessera.Domain.Activities.Import;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Which remembered answers are wanted; every part may be absent. By default only those that are applied.</summary>
public sealed record AnswerFilter
{
    public string? Kind { get; init; }
    public string? Scope { get; init; }
    /// <summary>A partner's id.</summary>
    public string? Partner { get; init; }
    /// <summary>A template's id.</summary>
    public string? Template { get; init; }
    public string? By { get; init; }
    /// <summary>In the subject or the meaning.</summary>
    public string? Text { get; init; }
    public bool WithWithdrawn { get; init; }

    public static AnswerFilter Of(AddressQuery query) => new()
    {
        Kind = query["kind"], Scope = query["scope"], Partner = query["partner"], Template = query["template"], By = query["by"], Text = query["text"], WithWithdrawn = query["withdrawn"] is not null,
    };

    public bool Takes(AnswerLine line) =>
        (WithWithdrawn || line.IsApplied)
        && (Kind is null || DecidedAnswer.KindOf(line.Key) == Kind)
        && (Scope is null || string.Equals(line.Scope.ToString(), Scope, StringComparison.OrdinalIgnoreCase))
        && (Partner is null || (line.Scope == AnswerScope.Partner && AnswerLine.IdText(line.ScopeId) == Partner))
        && (Template is null || (line.Scope == AnswerScope.Template && AnswerLine.IdText(line.ScopeId) == Template))
        && (By is null || line.By == By)
        && (Text is null || Domain.Folding.Fold($"{line.Subject} {line.Meaning}").Contains(Domain.Folding.Fold(Text), StringComparison.Ordinal));
}
