using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;

namespace Tessera.Web.Features.Imports;

/// <summary>Gives an answer to every file of a batch that asks the question; the others are not checked again.</summary>
internal sealed class AnswerBatch(EachImport each, CurrentUser user, BatchViews views, AnswerImport answer)
{
    /// <param name="answers">By the question's field, or by its key alone for every file that asks it.</param>
    /// <returns>How many files are checked again.</returns>
    public async Task<int> Run(Operation operation, long number, IReadOnlyDictionary<string, string> answers, AnswerScope remember = AnswerScope.File)
    {
        user.DemandSomewhere(Right.ImportRows, RightScope.Of(operation));
        var questions = (await views.Of(operation, number)).Questions;
        var byImport = new Dictionary<int, Dictionary<string, string>>();
        foreach (var (field, value) in answers.Where(a => a.Value.Length > 0))
            foreach (var (import, key) in Asking(questions, field))
                (byImport.TryGetValue(import, out var own) ? own : byImport[import] = [])[key] = value;
        return await each.Run(byImport.Keys, import => answer.Run(operation, import, byImport[import], null, remember));
    }

    private static IEnumerable<(int Import, string Key)> Asking(IReadOnlyList<BatchQuestion> questions, string field)
    {
        var (import, key) = BatchQuestion.Read(field);
        return questions.Where(q => q.Asked.Key == key && (import is null || q.Files.Any(f => f.Import == import))).SelectMany(q => q.Files.Select(f => (f.Import, key)));
    }
}
