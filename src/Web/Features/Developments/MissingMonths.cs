using System.Globalization;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Developments;

/// <summary>Of the last three months those an organisation has not reported on.</summary>
internal sealed class MissingMonths(ChangeDesk desk)
{
    private const int Months = 3;

    public async Task<IReadOnlyList<int>> Of(Operation operation, long partner)
    {
        var (found, rows) = (new List<int>(), new PresenceFilter { Partner = partner.ToString(CultureInfo.InvariantCulture) });
        if (await desk.Rate(operation, rows) is not { } last) return [];
        for (var month = last.Period.LastMonth; month > last.Period.LastMonth - Months; month--)
        {
            var rate = await desk.Rate(operation, rows with { Period = new ReportingPeriod(month, month).ToString() });
            // Who has never reported before is asked for the last month only.
            if (rate is { Reported: 0, New: 0 } && (rate.Expected > 0 || month == last.Period.LastMonth)) found.Add(month);
        }
        return found;
    }
}

/// <summary>Reports that the organisation of who leaves still owes.</summary>
internal sealed class ReportHandover(MissingMonths missing, Text text) : HandoverSource
{
    public override async Task<IReadOnlyList<HandoverLine>> For(HandoverFocus focus) => focus.PartnerId is not { } partner ? []
        : [.. (await missing.Of(focus.Operation, partner)).Select(month => new HandoverLine(HandoverKind.Report, text["work.unreported", text.Month(month)], Links.NewImport(focus.Operation.Code), focus.Lists.PartnerName(partner), null))];
}
