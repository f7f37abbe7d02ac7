using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

internal static class SnapshotsFeature
{
    public static IServiceCollection AddSnapshots(this IServiceCollection services)
    {
        services.AddScoped<SheetFile>();
        services.AddScoped<SnapshotDesk>();
        services.AddScoped<KeptSnapshots>();
        services.AddScoped<KeepSnapshot>();
        services.AddScoped<WithdrawSnapshot>();
        return services;
    }

    public static void MapSnapshots(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<SnapshotPage>(Links.SnapshotRoute).Needs(Right.SeePublished);
        routes.MapGet(Links.SnapshotRoute + ".pdf", SnapshotFiles.Pdf).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.SnapshotRoute + ".png", SnapshotFiles.Png).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.SnapshotRoute + ".xlsx", SnapshotFiles.Xlsx).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.SnapshotRoute + ".json", SnapshotFiles.Json).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.ApiPrefix + Links.SnapshotRoute, SnapshotFiles.Json).Needs(Right.SeePublished).AnswersUnchanged()
            .Says(new ApiWords("One page's worth of figures", "Key figures, what changed, the table, the bars and every area of the map, as the snapshot page shows them.", StatusCodes.Status200OK) { Queries = Filters });
        MapKept(routes);
    }

    private static void MapKept(IEndpointRouteBuilder routes)
    {
        routes.MapPage<KeptSnapshotsPage>(Links.KeptSnapshotsRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.KeptSnapshotsRoute, KeptForms.Keep).Needs(Right.KeepFigures);
        routes.MapPage<KeptSnapshotPage>(Links.KeptSnapshotRoute).Needs(Right.SeePublished);
        routes.MapGet(Links.KeptSnapshotRoute + ".pdf", KeptFiles.Pdf).Needs(Right.SeePublished);
        routes.MapGet(Links.KeptSnapshotRoute + ".png", KeptFiles.Png).Needs(Right.SeePublished);
        routes.MapGet(Links.KeptSnapshotRoute + ".xlsx", KeptFiles.Xlsx).Needs(Right.SeePublished);
        routes.MapGet(Links.KeptSnapshotRoute + ".json", KeptFiles.Json).Needs(Right.SeePublished);
        routes.MapPost(Links.WithdrawSnapshotRoute, KeptForms.Withdraw).Needs(Right.KeepFigures);
        routes.MapGet(Links.ApiPrefix + Links.KeptSnapshotRoute, KeptFiles.Json).Needs(Right.SeePublished).Says("Open a kept snapshot", "The figures as they were kept, with kept_number and kept_at.");
        routes.MapPost(Links.ApiPrefix + Links.KeptSnapshotsRoute, KeptForms.KeepByProgram).Needs(Right.KeepFigures)
            .Says(new ApiWords("Keep a snapshot's figures under a number", "number, address.", StatusCodes.Status200OK) { Queries = Filters });
        routes.MapPost(Links.ApiPrefix + Links.WithdrawSnapshotRoute, KeptForms.WithdrawByProgram).Needs(Right.KeepFigures).Says("Withdraw a kept snapshot; its address stays and shows no figures", "number, state.");
    }

    private static readonly ApiQuery[] Filters =
    [
        new("cluster", "Code; without it the whole operation."), new("place", "P-code."), new("period", "2021-07, 2021-Q3, 2021 or 2021-07/2021-09."),
        new("map", "gap: people not reached; else who is present."), new("view", "mine: with the protected clusters you may see; else what everybody may see."),
    ];
}
