using System.Globalization;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>Lines of the change log about people: who was invited, signed in, was refused. Ids only; saved with the verb's own write.</summary>
public sealed class AccessLog(TesseraDb db, Ids ids, TimeProvider time, Actor actor)
{
    public void Add(string action, long userId) => db.Changes.Add(new Change
    {
        OperationId = 0,
        Id = ids.Next(),
        At = time.GetUtcNow().ToUnixTimeMilliseconds(),
        UserId = actor.UserId,
        Actor = actor.Name,
        Action = action,
        Noun = "user",
        NounId = userId.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>For verbs that write nothing else.</summary>
    public Task Save() => db.SaveChangesAsync();
}
