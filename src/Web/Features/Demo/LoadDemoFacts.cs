using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Demo;

/// <summary>Stores the typed facts of demo/ in a freshly registered operation: provinces, partners, clusters, storm figures.</summary>
internal sealed class LoadDemoFacts(TesseraDb db, CurrentUser user, Ids ids, TimeProvider time)
{
    private static readonly DateOnly From = new(2009, 1, 1);
    private readonly Dictionary<string, long> _areas = [];
    private readonly Dictionary<string, long> _partners = [];

    public async Task Run(Operation operation, DemoFacts facts)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var country = await db.Areas.SingleAsync(a => a.OperationId == operation.Id && a.Level == 0);
        _areas["VN"] = country.Id;
        foreach (var province in facts.Provinces) AddProvince(operation.Id, country.Id, province);
        foreach (var member in facts.Partners) AddPartner(operation.Id, member);
        foreach (var alias in facts.Aliases)
            db.PartnerAliases.Add(new PartnerAlias { OperationId = operation.Id, Id = ids.Next(), PartnerId = _partners[alias.Partner], Text = alias.Text, Folded = Folding.Fold(alias.Text) });
        await Establish(operation.Id, facts);
        foreach (var figure in facts.Storms) AddFigure(operation.Id, figure);
        db.GazetteerLoads.Add(new GazetteerLoadRow { OperationId = operation.Id, Number = 1, Source = "demo/provinces.csv", Counts = $"{facts.Provinces.Count} new", At = time.GetUtcNow().ToUnixTimeMilliseconds() });
        await db.SaveChangesAsync();
    }

    private void AddProvince(int operationId, long country, DemoProvince province)
    {
        var area = new AreaRow
        {
            OperationId = operationId,
            Id = _areas[province.Pcode] = ids.Next(),
            Pcode = province.Pcode,
            Level = 1,
            ParentId = country,
            ValidFrom = From,
            Latitude = province.Latitude,
            Longitude = province.Longitude,
            Population = province.Population,
            TileColumn = province.TileColumn,
            TileRow = province.TileRow,
            ShortName = province.Short,
            LoadNumber = 1,
        };
        db.Areas.Add(area);
        var names = new[] { ("en", province.NameEn), ("vi", province.NameVi), ("vi", province.FullNameVi) };
        for (var i = 0; i < names.Length; i++)
            db.AreaNames.Add(new AreaNameRow { OperationId = operationId, AreaId = area.Id, Position = i, Language = names[i].Item1, Name = names[i].Item2, Folded = Folding.Fold(names[i].Item2) });
    }

    private void AddPartner(int operationId, DemoMember member)
    {
        var partner = new Partner { OperationId = operationId, Id = _partners[member.Key] = ids.Next(), Acronym = member.Acronym, Name = member.Name, TypeCode = member.TypeCode };
        db.Partners.Add(partner);
    }

    /// <summary>The review's groups A-G get their names, leads, members and history; those still under discussion stay unestablished.</summary>
    private async Task Establish(int operationId, DemoFacts facts)
    {
        var clusters = await db.Clusters.Where(c => c.OperationId == operationId).ToDictionaryAsync(c => c.Code);
        foreach (var group in facts.Clusters)
        {
            if (!clusters.TryGetValue(group.Code, out var cluster)) continue;
            cluster.Name = group.NameEn;
            cluster.ShortName = group.Short;
            cluster.Kind = group.Kind;
            cluster.Frequency = group.Frequency;
            cluster.ValidFrom = group.Since;
            cluster.IsEstablished = !group.IsCandidate;
        }
        DemoClusters.Add(db, ids, facts, clusters, _partners);
        new DemoMeetings(db, ids, facts, clusters, _partners).Add();
        facts.Coordination.Add(db, ids, operationId, clusters, _areas);
        DemoDocuments.Add(db, ids, operationId, facts, clusters, _partners, time.GetUtcNow().ToUnixTimeMilliseconds());
        DemoPeople.Add(db, ids, operationId, facts, clusters, _partners, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private void AddFigure(int operationId, StormFigure figure) => db.EventFigures.Add(new EventFigure
    {
        OperationId = operationId,
        Id = ids.Next(),
        Event = figure.Storm,
        AsOf = figure.AsOf,
        AreaId = _areas.TryGetValue(figure.Pcode, out var area) ? area : null,
        Indicator = figure.Indicator,
        Value = (long)(figure.Value * 10_000m),
        Qualifier = figure.Qualifier,
        Source = figure.Source,
    });
}
